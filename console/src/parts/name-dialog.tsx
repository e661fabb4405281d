// Making something that needs only a name.
import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { Dialog } from './dialog';

interface Parts {
  title: string;
  label: string;
  hint?: string;
  present?: string; // the name that is replaced
  warning?: string;
  onClose: () => void;
  onName: (name: string) => Promise<void>;
}

export function NameDialog({ title, label, hint, present = '', warning, onClose, onName }: Parts) {
  const [name, setName] = useState(present);
  return (
    <Dialog
      title={title}
      submit={title}
      canSubmit={name !== '' && name !== present}
      onClose={onClose}
      onSubmit={() => onName(name)}
    >
      {warning !== undefined && <Alert type="warning">{warning}</Alert>}
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
