// Whose permissions are tested: somebody's, or those of a policy alone; and a policy in addition, before anybody has
// it.
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { useFailureWords } from '../parts/failure';
import { NEW_DOCUMENT } from '../permissions/holder';
import { PolicyEditor } from '../policy-editor/policy-editor';
import { formatted } from '../policy-editor/format';
import { asApiError } from '../api/error';
import { useMay } from '../session/permitted';
import { useTexts } from '../texts/texts';
import { ArnSelect } from './arn-select';
import { offeredKinds, subjectChoices } from './choices';
import { fetchStored } from './documents';
import { SUBJECT_KINDS, type SubjectKind, missingIn } from './draft';
import type { FieldParts } from './field';

function KindField({ draft, onChange }: FieldParts) {
  const words = useTexts().simulator.subject;
  const kinds = offeredKinds(useMay());
  const option = (kind: SubjectKind) => ({ value: kind, label: words.kinds[kind] });
  return (
    <FormField label={words.kind}>
      <Select
        selectedOption={option(draft.kind)}
        options={kinds.map(option)}
        onChange={({ detail }) => {
          const kind = SUBJECT_KINDS.find(known => known === detail.selectedOption.value) ?? draft.kind;
          onChange({ kind, arn: '', isAdding: false, document: kind === 'document' ? NEW_DOCUMENT : '' });
        }}
      />
    </FormField>
  );
}

// A changed policy is tried without touching the one that is in force.
function EditCopy({ draft, onChange }: FieldParts) {
  const words = useTexts().simulator.subject;
  const failureWords = useFailureWords();
  const [failed, setFailed] = useState('');
  const copy = async () => {
    try {
      onChange({ kind: 'document', arn: '', isAdding: false, document: formatted(await fetchStored(draft.arn)) });
    } catch (reason) {
      setFailed(failureWords(asApiError(reason)).text);
    }
  };
  return (
    <FormField errorText={failed}>
      <Button disabled={draft.arn === ''} onClick={() => void copy()}>
        {words.edit}
      </Button>
    </FormField>
  );
}

function Chosen(parts: FieldParts & { kind: Exclude<SubjectKind, 'document'> }) {
  const { draft, kind, isAsked, onChange } = parts;
  const { subject: words, missing } = useTexts().simulator;
  const asked = useAnswer(`subjects ${kind}`, () => subjectChoices(kind));
  return (
    <SpaceBetween size="s">
      <ArnSelect
        label={words.labels[kind]}
        placeholder={words.choose[kind]}
        hint={words.scope[kind]}
        errorText={isAsked && missingIn(draft).includes('subject') ? missing.subject : ''}
        asked={asked}
        arn={draft.arn}
        onChange={arn => onChange({ arn })}
      />
      {kind === 'policy' && <EditCopy {...parts} />}
    </SpaceBetween>
  );
}

function Document({ draft, onChange, label }: FieldParts & { label: string }) {
  return (
    <PolicyEditor
      type="Managed"
      label={label}
      value={draft.document}
      hasFocus={false}
      onChange={document => onChange({ document })}
    />
  );
}

function Addition(parts: FieldParts) {
  const { draft, onChange } = parts;
  const words = useTexts().simulator.subject;
  return (
    <SpaceBetween size="s">
      <Checkbox
        checked={draft.isAdding}
        description={words.draftHint}
        onChange={({ detail }) => onChange({ isAdding: detail.checked, document: detail.checked ? NEW_DOCUMENT : '' })}
      >
        {words.draft}
      </Checkbox>
      {draft.isAdding && <Document {...parts} label={words.added} />}
    </SpaceBetween>
  );
}

export function Subject(parts: FieldParts) {
  const { draft, isAsked } = parts;
  const { subject: words, missing } = useTexts().simulator;
  const isMissing = isAsked && missingIn(draft).includes('document');
  return (
    <Container header={<Header variant="h2">{words.title}</Header>}>
      <SpaceBetween size="l">
        <KindField {...parts} />
        {draft.kind === 'document' ? (
          <FormField description={words.scope.document} errorText={isMissing ? missing.document : ''} stretch>
            <Document {...parts} label={words.written} />
          </FormField>
        ) : (
          <SpaceBetween size="l">
            <Chosen key={draft.kind} {...parts} kind={draft.kind} />
            <Addition {...parts} />
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}
