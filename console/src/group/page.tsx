// One group: its users and its permissions.
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { call } from '../api/client';
import { listAll } from '../api/lists';
import type { AttachedPolicy, User } from '../api/shapes';
import { follow, go } from '../location';
import { DeleteDialog } from '../parts/delete-dialog';
import { PageFrame } from '../parts/page-frame';
import { SmallTable } from '../parts/small-table';
import { paths } from '../paths';
import { ChooseDialog } from '../permissions/choose-dialog';
import { deleteInline, detach, type Holder, inlinePolicies } from '../permissions/holder';
import { Permissions } from '../permissions/permissions';
import { flash, reportingFailure } from '../shell/flashes';
import { useTexts } from '../texts/texts';

const members = (name: string) => listAll<User, 'Users'>('GetGroup', 'Users', { GroupName: name });

async function userOptions(): Promise<{ value: string }[]> {
  return (await listAll<User, 'Users'>('ListUsers', 'Users')).map(({ UserName }) => ({ value: UserName }));
}

function Members({ name }: { name: string }) {
  const { access, users, general } = useTexts();
  const words = access.groups;
  const asked = useAnswer(`members ${name}`, () => members(name));
  const [isAdding, setIsAdding] = useState(false);
  const remove = (user: string) =>
    void reportingFailure('member', () =>
      call('RemoveUserFromGroup', { GroupName: name, UserName: user }),
    ).then(asked.retry);
  return (
    <>
      <SmallTable
        title={words.members}
        hint={words.membersHint}
        asked={asked}
        rowId={user => user.UserName}
        empty={words.membersEmpty}
        actions={<Button onClick={() => setIsAdding(true)}>{words.addUser}</Button>}
        columns={[
          {
            id: 'name',
            header: users.userName,
            cell: user => (
              <Link href={paths.user(user.UserName)} onFollow={follow}>
                {user.UserName}
              </Link>
            ),
          },
          {
            id: 'actions',
            header: general.actions,
            cell: user => (
              <Button
                variant="inline-link"
                ariaLabel={words.removeUser(user.UserName)}
                onClick={() => remove(user.UserName)}
              >
                {general.remove}
              </Button>
            ),
          },
        ]}
      />
      {isAdding && (
        <ChooseDialog
          title={words.addUser}
          label={users.userName}
          fetchOptions={userOptions}
          onClose={() => {
            setIsAdding(false);
            asked.retry();
          }}
          onChoose={user => call('AddUserToGroup', { GroupName: name, UserName: user })}
        />
      )}
    </>
  );
}

async function deleteGroup(holder: Holder): Promise<void> {
  const GroupName = holder.name;
  for (const { UserName } of await members(GroupName)) {
    await call('RemoveUserFromGroup', { GroupName, UserName });
  }
  for (const { PolicyArn } of await listAll<AttachedPolicy, 'AttachedPolicies'>(
    'ListAttachedGroupPolicies',
    'AttachedPolicies',
    { GroupName },
  )) {
    await detach(holder, PolicyArn);
  }
  for (const policy of await inlinePolicies(holder)) {
    await deleteInline(holder, policy);
  }
  await call('DeleteGroup', { GroupName });
}

export default function GroupPage({ name }: { name: string }) {
  const { access, general } = useTexts();
  const [isDeleting, setIsDeleting] = useState(false);
  const holder: Holder = { kind: 'Group', name };
  return (
    <PageFrame
      title={name}
      description={access.groups.description}
      actions={<Button onClick={() => setIsDeleting(true)}>{general.delete}</Button>}
    >
      <SpaceBetween size="l">
        <Members name={name} />
        <Permissions holder={holder} />
      </SpaceBetween>
      {isDeleting && (
        <DeleteDialog
          title={access.groups.deleteTitle(name)}
          name={name}
          warning={access.groups.deleteWarning}
          onClose={() => setIsDeleting(false)}
          onDelete={async () => {
            await deleteGroup(holder);
            flash({
              id: `group ${name}`,
              type: 'success',
              header: texts => texts.access.groups.deleted(name),
            });
            go(paths.groups);
          }}
        />
      )}
    </PageFrame>
  );
}
