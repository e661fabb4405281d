// Making something that needs only a name.
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { Dialog } from './dialog';

interface Parts {
  title: string;
  label: string;
  hint?: string;
  onClose: () => void;
  onName: (name: string) => Promise<void>;
}

export function NameDialog({ title, label, hint, onClose, onName }: Parts) {
  const [name, setName] = useState('');
  return (
    <Dialog title={title} submit={title} canSubmit={name !== ''} onClose={onClose} onSubmit={() => onName(name)}>
      <FormField label={label} constraintText={hint}>
        <Input
          value={name}
          onChange={({ detail }) => setName(detail.value)}
          autoComplete={false}
          spellcheck={false}
        />
      </FormField>
    </Dialog>
  );
}
