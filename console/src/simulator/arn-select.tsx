// Choosing one thing by its name, where its ARN is what counts; whoever may not see the list enters the ARN.
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import type { Asked } from '../answer';
import type { Choice } from '../parts/choice';
import { useTexts } from '../texts/texts';

interface Parts {
  label: string;
  placeholder: string;
  hint?: string;
  errorText: string;
  asked: Asked<readonly Choice[]>;
  arn: string;
  onChange: (arn: string) => void;
}

const nameIn = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);

function optionOf({ value, label, description }: Choice) {
  return { value, label: label ?? value, ...(description !== undefined && { description }) };
}

export function ArnSelect({ label, placeholder, hint, errorText, asked, arn, onChange }: Parts) {
  const { general, simulator } = useTexts();
  const { answer } = asked;
  if (answer.state === 'failed') {
    return (
      <FormField label={label} description={hint} constraintText={simulator.subject.arnHint} errorText={errorText}>
        <Input
          value={arn}
          onChange={({ detail }) => onChange(detail.value.trim())}
          autoComplete={false}
          spellcheck={false}
        />
      </FormField>
    );
  }
  return (
    <FormField label={label} description={hint} errorText={errorText}>
      <Select
        selectedOption={arn === '' ? null : { value: arn, label: nameIn(arn) }}
        options={answer.state === 'ready' ? answer.value.map(optionOf) : []}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
        placeholder={placeholder}
        filteringType="auto"
        filteringAriaLabel={general.narrow}
        filteringPlaceholder={general.narrow}
        statusType={answer.state === 'loading' ? 'loading' : 'finished'}
        loadingText={general.loading}
        empty={general.nothingToChoose}
        noMatch={general.noMatch}
        virtualScroll
      />
    </FormField>
  );
}
