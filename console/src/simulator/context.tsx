// What requests say beside action and resource: the keys that the policies ask for, and others that somebody adds.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Textarea from '@cloudscape-design/components/textarea';
import { useEffect, useState } from 'react';
import { useAnswer, valueOr } from '../answer';
import { fetchTerms } from '../policy-editor/terms';
import { useTexts } from '../texts/texts';
import { baseOf, type Draft, type Entry, isListed } from './draft';
import type { FieldParts } from './field';
import { keysOf, typeOf } from './keys';
import { documentsOf } from './test';

const BASES = ['string', 'numeric', 'boolean', 'ip', 'date', 'binary'] as const;
const TYPES = [...BASES, ...BASES.map(base => `${base}List`)];

function useTypes() {
  const { context: words } = useTexts().simulator;
  const known = (type: string) => BASES.find(base => base === baseOf(type)) ?? 'string';
  return {
    label: (type: string) =>
      isListed(type) ? words.listOf(words.types[known(type)]) : words.types[known(type)],
    hint: (type: string) =>
      isListed(type) ? words.eachLine(words.hints[known(type)]) : words.hints[known(type)],
  };
}

interface ValueParts {
  entry: Entry;
  onChange: (values: string[]) => void;
}

function TruthField({ entry, onChange }: ValueParts) {
  const { context: words } = useTexts().simulator;
  const options = [
    { value: '', label: words.notGiven },
    { value: 'true', label: words.yes },
    { value: 'false', label: words.no },
  ];
  return (
    <Select
      selectedOption={options.find(({ value }) => value === (entry.values[0] ?? '')) ?? null}
      options={options}
      onChange={({ detail }) => onChange(detail.selectedOption.value ? [detail.selectedOption.value] : [])}
    />
  );
}

function ValueField({ entry, onChange }: ValueParts) {
  if (isListed(entry.type)) {
    return (
      <Textarea
        value={entry.values.join('\n')}
        rows={3}
        spellcheck={false}
        onChange={({ detail }) => onChange(detail.value === '' ? [] : detail.value.split('\n'))}
      />
    );
  }
  if (entry.type === 'boolean') {
    return <TruthField entry={entry} onChange={onChange} />;
  }
  return (
    <Input
      value={entry.values[0] ?? ''}
      inputMode={entry.type === 'numeric' ? 'decimal' : 'text'}
      autoComplete={false}
      spellcheck={false}
      onChange={({ detail }) => onChange(detail.value === '' ? [] : [detail.value])}
    />
  );
}

interface RowParts {
  entry: Entry;
  isTypeKnown: boolean;
  onChange: (entry: Entry) => void;
  onDrop: (() => void) | undefined; // for a key that somebody has added
}

function Row({ entry, isTypeKnown, onChange, onDrop }: RowParts) {
  const { simulator, general } = useTexts();
  const words = simulator.context;
  const { label, hint } = useTypes();
  const option = (type: string) => ({ value: type, label: label(type) });
  return (
    <div className="context-key">
      <FormField
        label={<span translate="no">{entry.name}</span>}
        constraintText={hint(entry.type)}
        secondaryControl={
          onDrop !== undefined && (
            <Button ariaLabel={words.drop(entry.name)} onClick={onDrop}>
              {general.remove}
            </Button>
          )
        }
      >
        <ValueField entry={entry} onChange={values => onChange({ ...entry, values })} />
      </FormField>
      {!isTypeKnown && (
        <Select
          ariaLabel={words.type(entry.name)}
          selectedOption={option(entry.type)}
          options={TYPES.map(option)}
          onChange={({ detail }) => onChange({ ...entry, type: detail.selectedOption.value ?? 'string', values: [] })}
        />
      )}
    </div>
  );
}

function AddKey({ onAdd }: { onAdd: (name: string) => void }) {
  const { context: words } = useTexts().simulator;
  const [name, setName] = useState('');
  const add = () => {
    onAdd(name.trim());
    setName('');
  };
  return (
    <FormField
      label={words.another}
      constraintText={words.anotherHint}
      secondaryControl={
        <Button disabled={!name.includes(':')} onClick={add}>
          {words.add}
        </Button>
      }
    >
      <Input
        value={name}
        onChange={({ detail }) => setName(detail.value)}
        onKeyDown={({ detail }) => detail.key === 'Enter' && name.includes(':') && add()}
        autoComplete={false}
        spellcheck={false}
      />
    </FormField>
  );
}

const PAUSE_MS = 400;

// What is being written is not asked about letter by letter.
function useSettled<T>(value: T, sign: string): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
    // `value` is new at each drawing; `sign` says whether it is another.
  }, [sign]);
  return settled;
}

// What the policies of a test are, without what it asks.
function policiesOf({ arn, kind, document, boundaryKind, boundaryArn, boundaryDocument }: Draft): string {
  return JSON.stringify([arn, kind, document, boundaryKind, boundaryArn, boundaryDocument]);
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

export function Context({ draft, onChange }: FieldParts) {
  const { simulator, general } = useTexts();
  const words = simulator.context;
  const terms = useAnswer('terms', fetchTerms);
  const settled = useSettled(draft, policiesOf(draft));
  // A document that is half written asks for nothing; what is wrong with it is said where it is written.
  const asked = useAnswer(`keys ${policiesOf(settled)}`, async () => keysOf(settled, await documentsOf(settled)));
  const wanted = valueOr(asked.answer, []);
  const known = valueOr(terms.answer, undefined);
  const added = draft.context.filter(({ name }) => !wanted.some(key => isSame(key, name)));
  const entryOf = (name: string): Entry =>
    draft.context.find(entry => isSame(entry.name, name)) ?? {
      name,
      type: typeOf(name, known) ?? 'string',
      values: [],
    };
  const put = (entry: Entry) =>
    onChange({ context: [...draft.context.filter(({ name }) => !isSame(name, entry.name)), entry] });
  return (
    <SpaceBetween size="m">
      <Box color="text-body-secondary">{words.hint}</Box>
      {asked.answer.state === 'loading' && <StatusIndicator type="loading">{general.loading}</StatusIndicator>}
      {asked.answer.state === 'ready' && wanted.length === 0 && <Box>{words.none}</Box>}
      {[...wanted.map(entryOf), ...added].map(entry => (
        <Row
          key={entry.name.toLowerCase()}
          entry={entry}
          isTypeKnown={typeOf(entry.name, known) === entry.type}
          onChange={put}
          onDrop={
            added.includes(entry)
              ? () => onChange({ context: draft.context.filter(other => other !== entry) })
              : undefined
          }
        />
      ))}
      <AddKey onAdd={name => put(entryOf(name))} />
    </SpaceBetween>
  );
}
