// A policy document as JSON, with all that the server finds wrong with it while it is written.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Link from '@cloudscape-design/components/link';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTexts } from '../texts/texts';
import type { Handle } from './code';
import { type Finding, findingsIn, type PolicyType } from './findings';
import { formatted } from './format';
import { useSentence } from './sentences';

const Code = lazy(() => import('./code'));

interface Parts {
  type: PolicyType;
  label?: string; // where there is more than one document to write
  value: string;
  hasFocus: boolean;
  onChange: (value: string) => void;
}

// Undefined while it is not known, or could not be asked: the server says it when the document is saved.
type Findings = readonly Finding[] | undefined;

function FindingsList({ findings, onChoose }: { findings: Findings; onChoose: (finding: Finding) => void }) {
  const words = useTexts().editor;
  const { sentence } = useSentence();
  if (findings === undefined) {
    return <></>;
  }
  if (findings.length === 0) {
    return <StatusIndicator type="success">{words.nothingWrong}</StatusIndicator>;
  }
  return (
    <SpaceBetween size="xs">
      <StatusIndicator type="error">{words.problems(findings.length)}</StatusIndicator>
      <ul className="findings">
        {findings.map(finding => (
          <li key={`${finding.start.Offset} ${finding.code}`}>
            <Link onFollow={() => onChoose(finding)}>{words.place(finding.start.Line, finding.start.Column)}</Link>{' '}
            {sentence(finding)}
          </li>
        ))}
      </ul>
    </SpaceBetween>
  );
}

export function PolicyEditor({ type, value, hasFocus, onChange, ...named }: Parts) {
  const { access, editor, general } = useTexts();
  const label = named.label ?? access.permissions.document;
  const [findings, setFindings] = useState<Findings>();
  const [handle, setHandle] = useState<Handle>();
  const { sentence } = useSentence();
  const check = useCallback(
    async (document: string) => {
      const found = document.trim() === '' ? [] : await findingsIn(document, type).catch(() => undefined);
      setFindings(document.trim() === '' ? undefined : found);
      return found ?? [];
    },
    [type],
  );
  return (
    <SpaceBetween size="xs">
      <FormField
        label={label}
        description={editor.keyboard}
        stretch
        secondaryControl={
          <Button formAction="none" onClick={() => onChange(formatted(value))}>
            {editor.format}
          </Button>
        }
      >
        <Suspense fallback={<Box>{general.loading}</Box>}>
          <Code
            value={value}
            label={label}
            description={editor.keyboard}
            hasFocus={hasFocus}
            onChange={onChange}
            onHandle={setHandle}
            check={check}
            say={sentence}
          />
        </Suspense>
      </FormField>
      <LiveRegion>
        <FindingsList findings={findings} onChoose={({ start }) => handle?.goTo(start.Offset)} />
      </LiveRegion>
    </SpaceBetween>
  );
}
