// Whose permissions can be tested, by ARN.
import { listAll } from '../api/lists';
import { Group, Role, User } from '../api/shapes';
import type { Choice } from '../parts/choice';
import { policyChoices } from '../permissions/choices';
import type { May } from '../session/permitted';
import { SUBJECT_KINDS, type SubjectKind } from './draft';

const choice = (value: string, label: string): Choice => ({ value, label, description: value });

export async function subjectChoices(kind: SubjectKind): Promise<Choice[]> {
  switch (kind) {
    case 'user':
      return (await listAll('ListUsers', 'Users', User)).map(({ Arn, UserName }) => choice(Arn, UserName));
    case 'group':
      return (await listAll('ListGroups', 'Groups', Group)).map(({ Arn, GroupName }) => choice(Arn, GroupName));
    case 'role':
      return (await listAll('ListRoles', 'Roles', Role)).map(({ Arn, RoleName }) => choice(Arn, RoleName));
    case 'policy':
      return policyChoices();
    case 'document':
      return [];
  }
}

// What the simulator is asked for each kind.
const NEEDS: Record<SubjectKind, readonly string[]> = {
  user: ['SimulatePrincipalPolicy'],
  group: ['SimulatePrincipalPolicy'],
  role: ['SimulatePrincipalPolicy'],
  policy: ['SimulateCustomPolicy', 'GetPolicy', 'GetPolicyVersion'],
  document: ['SimulateCustomPolicy'],
};

export const OF_PRINCIPAL = NEEDS.user;
export const OF_POLICY = NEEDS.policy;

export function offeredKinds(may: May): SubjectKind[] {
  return SUBJECT_KINDS.filter(kind => may(...NEEDS[kind]));
}
