// Who has a policy: users, groups and roles, in one list.
import { allPages } from '../api/lists';
import { listOf, member, object, text } from '../api/shape';

// What counts as holding it: it allows something, or it limits what others allow.
const USAGES = ['PermissionsPolicy', 'PermissionsBoundary'] as const;

export interface PolicyHolder {
  usage: (typeof USAGES)[number];
  kind: 'user' | 'group' | 'role';
  name: string;
}

const Page = object({
  PolicyUsers: listOf(member('UserName', text)),
  PolicyGroups: listOf(member('GroupName', text)),
  PolicyRoles: listOf(member('RoleName', text)),
});

async function fetchUsedAs(arn: string, usage: PolicyHolder['usage']): Promise<PolicyHolder[]> {
  const pages = await allPages('ListEntitiesForPolicy', Page, { PolicyArn: arn, PolicyUsageFilter: usage });
  return pages.flatMap<PolicyHolder>(({ PolicyUsers, PolicyGroups, PolicyRoles }) => [
    ...PolicyUsers.map<PolicyHolder>(name => ({ usage, kind: 'user', name })),
    ...PolicyGroups.map<PolicyHolder>(name => ({ usage, kind: 'group', name })),
    ...PolicyRoles.map<PolicyHolder>(name => ({ usage, kind: 'role', name })),
  ]);
}

export async function fetchUsedBy(arn: string): Promise<PolicyHolder[]> {
  return (await Promise.all(USAGES.map(usage => fetchUsedAs(arn, usage)))).flat();
}
