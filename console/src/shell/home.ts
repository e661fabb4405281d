// Which pages are of use to whom, and where somebody begins. A page is offered to whoever may read what it is about.
import { paths } from '../paths';
import type { May } from '../session/permitted';

const NEEDS: readonly (readonly [string, string])[] = [
  [paths.dashboard, 'GetAccountSummary'],
  [paths.report, 'GetCredentialReport'],
  [paths.users, 'ListUsers'],
  [paths.groups, 'ListGroups'],
  [paths.roles, 'ListRoles'],
  [paths.policies, 'ListPolicies'],
  [paths.rootUser, 'GetCredentialReport'],
  [paths.offBoardAny, 'rollcall:DisableUser'],
];

// The settings are two things, of which one may be readable alone.
const OF_SETTINGS = ['ListAccountAliases', 'GetAccountPasswordPolicy'];

// Permissions of somebody can be tested, or a policy alone.
const TO_TEST = ['SimulatePrincipalPolicy', 'SimulateCustomPolicy'];

// An auditor is given access as a user or as a role.
const TO_GIVE_ACCESS = ['CreateUser', 'CreateRole'];

export function isOffered(path: string, may: May): boolean {
  if (path === paths.auditor) {
    return TO_GIVE_ACCESS.some(action => may(action));
  }
  if (path === paths.settings) {
    return OF_SETTINGS.some(action => may(action));
  }
  if (path === paths.simulatorAny) {
    return TO_TEST.some(action => may(action));
  }
  return NEEDS.every(([page, action]) => page !== path || may(action));
}

// The first page that somebody may read; one's own credentials, which everybody has, where there is no other.
export function homeOf(may: May): string {
  return NEEDS.find(([, action]) => may(action))?.[0] ?? paths.mySecurityCredentials;
}
