// The tags of a user.
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { call } from '../api/client';
import type { Tag, User } from '../api/shapes';
import { useConfirm } from '../parts/confirm';
import { Dialog } from '../parts/dialog';
import { OfferedButton } from '../parts/offer';
import { deedColumn, SmallTable } from '../parts/small-table';
import { useTexts } from '../texts/texts';

function AddTag({ userName, onClose }: { userName: string; onClose: () => void }) {
  const { users } = useTexts();
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  return (
    <Dialog
      title={users.addTag}
      submit={users.addTag}
      canSubmit={key !== ''}
      onClose={onClose}
      onSubmit={() =>
        call('TagUser', { UserName: userName, 'Tags.member.1.Key': key, 'Tags.member.1.Value': value })
      }
    >
      <FormField label={users.tagKey}>
        <Input value={key} onChange={({ detail }) => setKey(detail.value)} autoComplete={false} />
      </FormField>
      <FormField label={users.tagValue}>
        <Input value={value} onChange={({ detail }) => setValue(detail.value)} autoComplete={false} />
      </FormField>
    </Dialog>
  );
}

export function Tags({ user, onChanged }: { user: User; onChanged: () => void }) {
  const { users, general } = useTexts();
  const [isAdding, setIsAdding] = useState(false);
  const { confirm, question } = useConfirm();
  const untag = (key: string) =>
    confirm({
      title: users.removeTagTitle(key),
      warning: users.removeTagWarning,
      submit: general.remove,
      act: () => call('UntagUser', { UserName: user.UserName, 'TagKeys.member.1': key }),
      onDone: onChanged,
    });
  return (
    <>
      <SmallTable
        title={users.tagsTitle}
        hint={users.tagsHint}
        asked={{ answer: { state: 'ready', value: user.Tags ?? [] }, retry: onChanged }}
        rowId={tag => tag.Key}
        empty={users.noTags}
        actions={<OfferedButton of="TagUser" onClick={() => setIsAdding(true)}>{users.addTag}</OfferedButton>}
        columns={[
          { id: 'key', header: users.tagKey, minWidth: 100, cell: tag => tag.Key },
          { id: 'value', header: users.tagValue, minWidth: 100, cell: tag => tag.Value },
          deedColumn(general.actions, {
            of: 'UntagUser',
            text: general.remove,
            to: (tag: Tag) => tag.Key,
            onClick: tag => untag(tag.Key),
          }),
        ]}
      />
      {question}
      {isAdding && (
        <AddTag
          userName={user.UserName}
          onClose={() => {
            setIsAdding(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}
