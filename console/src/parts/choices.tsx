// Choosing among many by their names: a field that narrows them, and below it what is left to choose. The list stands
// in the page, where it covers nothing.
import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioButton from '@cloudscape-design/components/radio-button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useId, useState } from 'react';
import type { Asked } from '../answer';
import { useTexts } from '../texts/texts';
import { Answered } from './answered';
import { type Choice, matching, withTyped } from './choice';

interface Parts {
  label: string;
  hint?: string;
  kind: 'one' | 'many';
  asked: Asked<readonly Choice[]>;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  takesTyped?: boolean; // a name that is not in the list can be chosen too
}

// More than this are not looked through, they are narrowed.
const MOST_SHOWN = 50;

function OneChoice({ choice, parts, group }: { choice: Choice; parts: Parts; group: string }) {
  const { chosen, onChange, kind } = parts;
  const isChosen = chosen.includes(choice.value);
  const words = {
    children: <span translate="no">{choice.label ?? choice.value}</span>,
    description: choice.description,
  };
  if (kind === 'one') {
    return (
      <RadioButton
        name={group}
        value={choice.value}
        checked={isChosen}
        onSelect={() => onChange([choice.value])}
        {...words}
      />
    );
  }
  return (
    <Checkbox
      ariaLabel={choice.label ?? choice.value} // what has scrolled out of the list has a name as well
      checked={isChosen}
      onChange={({ detail }) =>
        onChange(detail.checked ? [...chosen, choice.value] : chosen.filter(value => value !== choice.value))
      }
      {...words}
    />
  );
}

function List({ choices, parts, text }: { choices: readonly Choice[]; parts: Parts; text: string }) {
  const { general } = useTexts();
  const group = useId();
  const known = parts.takesTyped === true ? withTyped(choices, text, parts.chosen) : choices;
  const found = matching(known, text);
  if (found.length === 0) {
    return <Box color="text-body-secondary">{choices.length === 0 ? general.nothingToChoose : general.noMatch}</Box>;
  }
  return (
    <div
      className="choices"
      role={parts.kind === 'one' ? 'radiogroup' : 'group'}
      aria-label={general.choicesOf(parts.label)}
    >
      <SpaceBetween size="xs">
        {found.slice(0, MOST_SHOWN).map(choice => (
          <OneChoice key={choice.value} choice={choice} parts={parts} group={group} />
        ))}
        {found.length > MOST_SHOWN && (
          <Box color="text-body-secondary">{general.moreToChoose(found.length - MOST_SHOWN)}</Box>
        )}
      </SpaceBetween>
    </div>
  );
}

export function Choices(parts: Parts) {
  const { general } = useTexts();
  const [text, setText] = useState('');
  return (
    <SpaceBetween size="xs">
      <FormField label={parts.label} description={parts.hint}>
        <Input
          type="search"
          value={text}
          onChange={({ detail }) => setText(detail.value)}
          placeholder={general.narrow}
          clearAriaLabel={general.clearFilter}
          autoComplete={false}
          spellcheck={false}
        />
      </FormField>
      <Answered asked={parts.asked}>{choices => <List choices={choices} parts={parts} text={text} />}</Answered>
    </SpaceBetween>
  );
}
