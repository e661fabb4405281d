// What is asked of each kind of trust.
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../texts/texts';
import type { Trust } from './trust';

interface FieldParts {
  label: string;
  hint: string;
  value: string;
  isNumber?: boolean;
  onChange: (value: string) => void;
}

function Field({ label, hint, value, isNumber = false, onChange }: FieldParts) {
  return (
    <FormField label={label} constraintText={hint}>
      <Input
        value={value}
        inputMode={isNumber ? 'numeric' : 'text'}
        onChange={({ detail }) => onChange(detail.value.trim())}
        autoComplete={false}
        spellcheck={false}
      />
    </FormField>
  );
}

interface Parts {
  trust: Trust;
  providers: string[];
  onChange: (trust: Trust) => void;
}

function MfaField({ trust, onChange }: Omit<Parts, 'providers'>) {
  const words = useTexts().access.roles;
  return (
    <Checkbox
      checked={trust.requiresMfa}
      description={words.requireMfaHint}
      onChange={({ detail }) => onChange({ ...trust, requiresMfa: detail.checked })}
    >
      {words.requireMfa}
    </Checkbox>
  );
}

function AccountFields({ trust, onChange }: Omit<Parts, 'providers'>) {
  const words = useTexts().access.roles;
  return (
    <SpaceBetween size="m">
      <Field
        label={words.accountId}
        hint={words.accountIdHint}
        value={trust.accountId}
        isNumber
        onChange={accountId => onChange({ ...trust, accountId })}
      />
      <Field
        label={words.externalId}
        hint={words.externalIdHint}
        value={trust.externalId}
        onChange={externalId => onChange({ ...trust, externalId })}
      />
      <MfaField trust={trust} onChange={onChange} />
    </SpaceBetween>
  );
}

function ProviderFields({ trust, providers, onChange }: Parts) {
  const words = useTexts().access.roles;
  return (
    <SpaceBetween size="m">
      <FormField label={words.provider}>
        <Select
          selectedOption={trust.provider === '' ? null : { value: trust.provider }}
          options={providers.map(value => ({ value }))}
          onChange={({ detail }) => onChange({ ...trust, provider: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <Field
        label={words.audience}
        hint={words.audienceHint}
        value={trust.audience}
        onChange={audience => onChange({ ...trust, audience })}
      />
      <Field
        label={words.subject}
        hint={words.subjectHint}
        value={trust.subject}
        onChange={subject => onChange({ ...trust, subject })}
      />
    </SpaceBetween>
  );
}

export function TrustFields(parts: Parts) {
  const { trust, onChange } = parts;
  const words = useTexts().access.roles;
  switch (trust.kind) {
    case 'thisAccount':
      return <MfaField trust={trust} onChange={onChange} />;
    case 'anotherAccount':
      return <AccountFields trust={trust} onChange={onChange} />;
    case 'service':
      return (
        <Field
          label={words.servicePrincipal}
          hint={words.servicePrincipalHint}
          value={trust.service}
          onChange={service => onChange({ ...trust, service })}
        />
      );
    case 'provider':
      return <ProviderFields {...parts} />;
    case 'custom':
      return <></>;
  }
}
