// What would be done to what: actions, chosen by service, and resources.
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Multiselect, { type MultiselectProps } from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { fetchTerms } from '../policy-editor/terms';
import { useTexts } from '../texts/texts';
import { actionsFor, missingIn } from './draft';
import type { FieldParts } from './field';

const optionOf = (value: string) => ({ value, label: value });

function Actions({ draft, isAsked, onChange }: FieldParts) {
  const { simulator, general } = useTexts();
  const { asked: words, missing } = simulator;
  const terms = useAnswer('terms', fetchTerms);
  const [text, setText] = useState('');
  const known = terms.answer.state === 'ready' ? terms.answer.value.ActionNames : [];
  const options: MultiselectProps.OptionGroup[] = actionsFor(text, known).map(({ service, actions }) => ({
    label: service === '' ? words.typed : service,
    options: actions.map(optionOf),
  }));
  return (
    <FormField
      label={words.actions}
      description={words.actionsHint}
      errorText={isAsked && missingIn(draft).includes('actions') ? missing.actions : ''}
      stretch
    >
      <Multiselect
        selectedOptions={draft.actions.map(optionOf)}
        options={options}
        onChange={({ detail }) =>
          onChange({ actions: detail.selectedOptions.flatMap(({ value }) => (value === undefined ? [] : [value])) })
        }
        filteringType="manual"
        onLoadItems={({ detail }) => setText(detail.filteringText)}
        filteringAriaLabel={general.narrow}
        filteringPlaceholder={general.narrow}
        placeholder={words.choose}
        deselectAriaLabel={({ label = '' }) => words.drop(label)}
        statusType={terms.answer.state === 'loading' ? 'loading' : 'finished'}
        loadingText={general.loading}
        empty={words.typeWhole}
      />
    </FormField>
  );
}

export function AskedFor(parts: FieldParts) {
  const { draft, onChange } = parts;
  const words = useTexts().simulator.asked;
  return (
    <Container header={<Header variant="h2">{words.title}</Header>}>
      <SpaceBetween size="l">
        <Actions {...parts} />
        <FormField label={words.resources} description={words.resourcesHint} stretch>
          <div className="editor">
            <Textarea
              value={draft.resources}
              rows={3}
              spellcheck={false}
              onChange={({ detail }) => onChange({ resources: detail.value })}
            />
          </div>
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
