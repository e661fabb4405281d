// A new user, whose page is shown next: credentials are given there.
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { call } from '../api/client';
import { go } from '../location';
import { Dialog } from '../parts/dialog';
import { paths } from '../paths';
import { flash } from '../shell/flashes';
import { useTexts } from '../texts/texts';

export function CreateUser({ onClose }: { onClose: () => void }) {
  const { users, general } = useTexts();
  const [name, setName] = useState('');
  const [path, setPath] = useState('/');
  return (
    <Dialog
      title={users.create}
      submit={users.create}
      canSubmit={name !== ''}
      onClose={onClose}
      onDone={() => go(paths.user(name, 'credentials'))}
      onSubmit={async () => {
        await call('CreateUser', { UserName: name, Path: path });
        flash({ id: `user ${name}`, type: 'success', header: texts => texts.users.created(name) });
      }}
    >
      <FormField label={users.userName} constraintText={users.userNameHint}>
        <Input
          value={name}
          onChange={({ detail }) => setName(detail.value)}
          autoComplete={false}
          spellcheck={false}
        />
      </FormField>
      <FormField label={general.path} constraintText={users.pathHint}>
        <Input value={path} onChange={({ detail }) => setPath(detail.value)} spellcheck={false} />
      </FormField>
    </Dialog>
  );
}
