// Who has a policy: users, groups and roles, in one list.
import { call } from '../api/client';

export interface PolicyHolder {
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

export async function fetchUsedBy(arn: string): Promise<PolicyHolder[]> {
  const all: PolicyHolder[] = [];
  let marker: string | undefined;
  do {
    const page: Page = await call<Page>('ListEntitiesForPolicy', { PolicyArn: arn, Marker: marker });
    all.push(
      ...page.PolicyUsers.map<PolicyHolder>(({ UserName }) => ({ kind: 'user', name: UserName })),
      ...page.PolicyGroups.map<PolicyHolder>(({ GroupName }) => ({ kind: 'group', name: GroupName })),
      ...page.PolicyRoles.map<PolicyHolder>(({ RoleName }) => ({ kind: 'role', name: RoleName })),
    );
    marker = page.IsTruncated ? page.Marker : undefined;
  } while (marker !== undefined);
  return all;
}
