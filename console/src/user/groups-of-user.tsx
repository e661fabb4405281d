// The groups of a user.
import Link from '@cloudscape-design/components/link';
import { useState } from 'react';
import { useAnswer, valueOr } from '../answer';
import { call } from '../api/client';
import { listAll } from '../api/lists';
import { Group } from '../api/shapes';
import { follow } from '../location';
import { without } from '../parts/choice';
import { useConfirm } from '../parts/confirm';
import { OfferedButton } from '../parts/offer';
import { deedColumn, SmallTable } from '../parts/small-table';
import { paths } from '../paths';
import { groupChoices } from '../permissions/choices';
import { ChooseDialog } from '../permissions/choose-dialog';
import { useTexts } from '../texts/texts';

const nameOf = (group: Group) => group.GroupName;

function groupsOf(UserName: string): Promise<Group[]> {
  return listAll('ListGroupsForUser', 'Groups', Group, { UserName });
}

export function GroupsOfUser({ userName }: { userName: string }) {
  const { users, access, general } = useTexts();
  const asked = useAnswer(`groups of ${userName}`, () => groupsOf(userName));
  const [isChoosing, setIsChoosing] = useState(false);
  const { confirm, question } = useConfirm();
  const remove = (group: string) =>
    confirm({
      title: access.groups.removeTitle(userName, group),
      warning: access.groups.removeWarning,
      submit: access.groups.remove,
      act: () => call('RemoveUserFromGroup', { UserName: userName, GroupName: group }),
      onDone: asked.retry,
    });
  return (
    <>
      <SmallTable
        title={users.groupsTitle}
        hint={users.groupsHint}
        asked={asked}
        rowId={group => group.GroupName}
        empty={users.noGroups}
        actions={
          <OfferedButton of="AddUserToGroup" onClick={() => setIsChoosing(true)}>{users.addToGroup}</OfferedButton>
        }
        columns={[
          {
            id: 'name',
            header: access.groups.name,
            cell: group => (
              <Link href={paths.group(group.GroupName)} onFollow={follow}>
                {group.GroupName}
              </Link>
            ),
          },
          deedColumn(general.actions, {
            of: 'RemoveUserFromGroup',
            text: access.groups.remove,
            to: (group: Group) => group.GroupName,
            onClick: group => remove(group.GroupName),
          }),
        ]}
      />
      {isChoosing && (
        <ChooseDialog
          title={users.addToGroup}
          label={access.groups.name}
          fetchChoices={async () => without(await groupChoices(), valueOr(asked.answer, []).map(nameOf))}
          onClose={() => {
            setIsChoosing(false);
            asked.retry();
          }}
          onChoose={group => call('AddUserToGroup', { UserName: userName, GroupName: group })}
        />
      )}
      {question}
    </>
  );
}
