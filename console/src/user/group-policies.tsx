// What a user may through groups: changed at the group, shown here too, because it counts here.
import Link from '@cloudscape-design/components/link';
import { useAnswer } from '../answer';
import { listAll } from '../api/lists';
import { Group } from '../api/shapes';
import { follow } from '../location';
import { SmallTable } from '../parts/small-table';
import { paths } from '../paths';
import { attachedPolicies, type Holder, inlinePolicies } from '../permissions/holder';
import { useTexts } from '../texts/texts';

interface GroupPolicy {
  group: string;
  name: string;
  arn?: string; // of a managed policy
}

async function policiesOf({ GroupName: group }: Group): Promise<GroupPolicy[]> {
  const holder: Holder = { kind: 'Group', name: group };
  const [attached, inline] = await Promise.all([attachedPolicies(holder), inlinePolicies(holder)]);
  return [
    ...attached.map(({ PolicyName, PolicyArn }) => ({ group, name: PolicyName, arn: PolicyArn })),
    ...inline.map(name => ({ group, name })),
  ];
}

async function fetchGroupPolicies(UserName: string): Promise<GroupPolicy[]> {
  const groups = await listAll('ListGroupsForUser', 'Groups', Group, { UserName });
  return (await Promise.all(groups.map(policiesOf))).flat();
}

export function GroupPolicies({ userName }: { userName: string }) {
  const { access } = useTexts();
  const words = access.permissions;
  const asked = useAnswer(`group policies ${userName}`, () => fetchGroupPolicies(userName));
  return (
    <SmallTable
      title={words.throughGroups}
      hint={words.throughGroupsHint}
      asked={asked}
      rowId={({ group, name, arn }) => `${group} ${arn ?? name}`}
      empty={words.throughGroupsEmpty}
      columns={[
        {
          id: 'name',
          header: words.policyName,
          minWidth: 160,
          cell: ({ name, arn }) =>
            arn === undefined ? (
              <span translate="no">{name}</span>
            ) : (
              <Link href={paths.policy(arn)} onFollow={follow}>
                {name}
              </Link>
            ),
        },
        {
          id: 'group',
          header: words.attachedVia,
          cell: ({ group }) => (
            <Link href={paths.group(group)} onFollow={follow}>
              {group}
            </Link>
          ),
        },
      ]}
    />
  );
}
