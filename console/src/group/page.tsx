// One group: its users and its permissions.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAnswer, valueOr } from '../answer';
import { ask, call } from '../api/client';
import { listAll } from '../api/lists';
import { member } from '../api/shape';
import { Group, User } from '../api/shapes';
import { follow, go } from '../location';
import { without } from '../parts/choice';
import { useConfirm } from '../parts/confirm';
import { DeletablePage } from '../parts/deletable-page';
import { DeleteDialog } from '../parts/delete-dialog';
import { OfferedButton } from '../parts/offer';
import { deedColumn, SmallTable } from '../parts/small-table';
import { paths } from '../paths';
import { userChoices } from '../permissions/choices';
import { ChooseDialog } from '../permissions/choose-dialog';
import { attachedPolicies, deleteInline, detach, type Holder, inlinePolicies } from '../permissions/holder';
import { Permissions } from '../permissions/permissions';
import { flash } from '../shell/flashes';
import { TestButton } from '../simulator/test-button';
import { useTexts } from '../texts/texts';
import { Absolute } from '../time/moment';

const members = (name: string) => listAll('GetGroup', 'Users', User, { GroupName: name });

const nameOf = (user: User) => user.UserName;

function Members({ name }: { name: string }) {
  const { access, users, general } = useTexts();
  const words = access.groups;
  const asked = useAnswer(`members ${name}`, () => members(name));
  const [isAdding, setIsAdding] = useState(false);
  const { confirm, question } = useConfirm();
  const remove = (user: string) =>
    confirm({
      title: words.removeTitle(user, name),
      warning: words.removeWarning,
      submit: words.remove,
      act: () => call('RemoveUserFromGroup', { GroupName: name, UserName: user }),
      onDone: asked.retry,
    });
  return (
    <>
      <SmallTable
        title={words.members}
        hint={words.membersHint}
        asked={asked}
        rowId={user => user.UserName}
        empty={words.membersEmpty}
        actions={
          <OfferedButton of="AddUserToGroup" onClick={() => setIsAdding(true)}>{words.addUser}</OfferedButton>
        }
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
          deedColumn(general.actions, {
            of: 'RemoveUserFromGroup',
            text: words.remove,
            to: (user: User) => user.UserName,
            onClick: user => remove(user.UserName),
          }),
        ]}
      />
      {isAdding && (
        <ChooseDialog
          title={words.addUser}
          label={users.userName}
          fetchChoices={async () => without(await userChoices(), valueOr(asked.answer, []).map(nameOf))}
          onClose={() => {
            setIsAdding(false);
            asked.retry();
          }}
          onChoose={user => call('AddUserToGroup', { GroupName: name, UserName: user })}
        />
      )}
      {question}
    </>
  );
}

async function deleteGroup(holder: Holder): Promise<void> {
  const GroupName = holder.name;
  for (const { UserName } of await members(GroupName)) {
    await call('RemoveUserFromGroup', { GroupName, UserName });
  }
  for (const { PolicyArn } of await attachedPolicies(holder)) {
    await detach(holder, PolicyArn);
  }
  for (const policy of await inlinePolicies(holder)) {
    await deleteInline(holder, policy);
  }
  await call('DeleteGroup', { GroupName });
}

function fetchGroup(GroupName: string): Promise<Group> {
  return ask('GetGroup', member('Group', Group), { GroupName, MaxItems: 1 });
}

function Summary({ group }: { group: Group }) {
  const { users, general } = useTexts();
  return (
    <Container header={<Header variant="h2">{users.summary}</Header>}>
      <KeyValuePairs
        columns={2}
        minColumnWidth={180}
        items={[
          { label: general.path, value: group.Path },
          { label: general.created, value: <Absolute ms={group.CreateDate * 1000} /> },
        ]}
      />
    </Container>
  );
}

export default function GroupPage({ name }: { name: string }) {
  const { access } = useTexts();
  const asked = useAnswer(`group ${name}`, () => fetchGroup(name));
  const holder: Holder = { kind: 'Group', name };
  return (
    <DeletablePage
      name={name}
      asked={asked}
      deletion="DeleteGroup"
      more={group => <TestButton arn={group.Arn} />}
      deleting={close => (
        <DeleteDialog
          title={access.groups.deleteTitle(name)}
          name={name}
          warning={access.groups.deleteWarning}
          onClose={close}
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
    >
      {group => (
        <SpaceBetween size="l">
          <Summary group={group} />
          <Members name={name} />
          <Permissions holder={holder} />
        </SpaceBetween>
      )}
    </DeletablePage>
  );
}
