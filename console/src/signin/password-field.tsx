// A password that may be pasted, kept by a password manager, and looked at.
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../texts/texts';

interface Parts {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  error?: string | undefined;
  hint?: string;
  autoFocus?: boolean;
}

export function PasswordField({ label, value, onChange, autoComplete, error, hint, autoFocus = false }: Parts) {
  const texts = useTexts();
  const [shown, setShown] = useState(false);
  return (
    <SpaceBetween size="xs">
      <FormField label={label} errorText={error} constraintText={hint}>
        <Input
          value={value}
          onChange={({ detail }) => onChange(detail.value)}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          spellcheck={false}
          autoFocus={autoFocus}
        />
      </FormField>
      <Checkbox
        ariaLabel={`${texts.signIn.showPassword}: ${label}`}
        checked={shown}
        onChange={({ detail }) => setShown(detail.checked)}
      >
        {texts.signIn.showPassword}
      </Checkbox>
    </SpaceBetween>
  );
}
