// Deleting what cannot be brought back: its name is typed first.
import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts/texts';
import { Dialog } from './dialog';

interface Parts {
  title: string;
  name: string;
  warning: ReactNode;
  submit?: string; // where it is not called deleting
  canDelete?: boolean;
  onClose: () => void;
  onDelete: () => Promise<void>;
}

export function DeleteDialog({ title, name, warning, submit, canDelete = true, onClose, onDelete }: Parts) {
  const { general } = useTexts();
  const [typed, setTyped] = useState('');
  const [isLeft, setIsLeft] = useState(false); // nobody is told so while they still type
  const isWrong = isLeft && typed !== '' && typed !== name;
  return (
    <Dialog
      title={title}
      submit={submit ?? general.delete}
      canSubmit={canDelete && typed === name}
      onClose={onClose}
      onSubmit={onDelete}
    >
      <Alert type="warning">{warning}</Alert>
      <FormField
        label={<span>{general.typeToConfirm(name)}</span>}
        errorText={isWrong && <span role="alert">{general.notTyped(name)}</span>}
      >
        <Input
          value={typed}
          onChange={({ detail }) => {
            setTyped(detail.value);
            setIsLeft(false);
          }}
          onBlur={() => setIsLeft(true)}
          onKeyDown={({ detail }) => detail.key === 'Enter' && setIsLeft(true)}
          autoComplete={false}
          spellcheck={false}
          disabled={!canDelete}
        />
      </FormField>
    </Dialog>
  );
}
