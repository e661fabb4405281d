// Who has a policy: users, groups and roles, in one list.
import { call } from '../api/client';

// What counts as holding it: it allows something, or it limits what others allow.
const USAGES = ['PermissionsPolicy', 'PermissionsBoundary'] as const;

export interface PolicyHolder {
  usage: (typeof USAGES)[number];
  kind: 'user' | 'group' | 'role';
  name: string;
}

interface Page {
  PolicyUsers: { UserName: string }[];
  PolicyGroups: { GroupName: string }[];
  PolicyRoles: { RoleName: string }[];
  IsTruncated: boolean;
  Marker?: string;
}

async function fetchUsedAs(arn: string, usage: PolicyHolder['usage']): Promise<PolicyHolder[]> {
  const all: PolicyHolder[] = [];
  let marker: string | undefined;
  do {
    const page: Page = await call<Page>('ListEntitiesForPolicy', {
      PolicyArn: arn,
      PolicyUsageFilter: usage,
      Marker: marker,
    });
    all.push(
      ...page.PolicyUsers.map<PolicyHolder>(({ UserName }) => ({ usage, kind: 'user', name: UserName })),
      ...page.PolicyGroups.map<PolicyHolder>(({ GroupName }) => ({ usage, kind: 'group', name: GroupName })),
      ...page.PolicyRoles.map<PolicyHolder>(({ RoleName }) => ({ usage, kind: 'role', name: RoleName })),
    );
    marker = page.IsTruncated ? page.Marker : undefined;
  } while (marker !== undefined);
  return all;
}

export async function fetchUsedBy(arn: string): Promise<PolicyHolder[]> {
  return (await Promise.all(USAGES.map(usage => fetchUsedAs(arn, usage)))).flat();
}
