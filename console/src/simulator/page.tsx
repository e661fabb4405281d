// The policy simulator: who would do what to which resources under which circumstances, and what would be decided. What
// was tested last stands in the address.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useAnswer } from '../answer';
import { setAddress, useAddress } from '../location';
import { PageFrame } from '../parts/page-frame';
import { SpokenAlert } from '../parts/spoken-alert';
import { useMay } from '../session/permitted';
import { useTexts } from '../texts/texts';
import { AskedFor } from './asked-for';
import { Boundary } from './boundary';
import { offeredKinds } from './choices';
import { Context } from './context';
import { addressOf, type Draft, draftIn, EMPTY, missingIn, type SubjectKind } from './draft';
import type { FieldParts } from './field';
import { type Outcome, Results } from './results';
import { sourcesOf } from './sources';
import { Subject } from './subject';
import { documentsOf, testOf } from './test';

function Circumstances(parts: FieldParts) {
  const { draft, onChange } = parts;
  const words = useTexts().simulator.context;
  return (
    <Container header={<Header variant="h2">{words.title}</Header>}>
      <SpaceBetween size="l">
        <Context {...parts} />
        <FormField label={words.caller} description={words.callerHint}>
          <Input
            value={draft.caller}
            onChange={({ detail }) => onChange({ caller: detail.value.trim() })}
            autoComplete={false}
            spellcheck={false}
          />
        </FormField>
        <Boundary {...parts} />
      </SpaceBetween>
    </Container>
  );
}

async function outcomeOf(draft: Draft): Promise<Outcome> {
  const documents = await documentsOf(draft);
  const results = await testOf(draft, documents);
  return { results, sources: await sourcesOf(draft, documents, results) };
}

// `part` takes the focus, once the test has been asked for by somebody who was elsewhere on the page.
function Outcomes({ address, run, part }: { address: string; run: number; part: RefObject<HTMLDivElement | null> }) {
  const asked = useAnswer(`test ${run} ${address}`, () => outcomeOf(draftIn(address)));
  return (
    <div ref={part} tabIndex={-1} className="anchor">
      <Results asked={asked} />
    </div>
  );
}

// The first kind that may be tested, where the address names none.
function firstDraft(address: string, kinds: readonly SubjectKind[]): Draft {
  const draft = draftIn(address);
  return draft.arn === '' && !kinds.includes(draft.kind) ? { ...draft, kind: kinds[0] ?? EMPTY.kind } : draft;
}

interface Form {
  draft: Draft;
  address: string; // what was tested last
  change: (changed: Partial<Draft>) => void;
  test: () => void;
}

// A step back in the history shows what was tested then; one's own step leaves the form as it is.
function useForm(): Form {
  const address = useAddress();
  const kinds = offeredKinds(useMay());
  const [written, setWritten] = useState({ address, draft: firstDraft(address, kinds) });
  const current = (known: typeof written) => (known.address === address ? known.draft : firstDraft(address, kinds));
  const draft = current(written);
  return {
    draft,
    address,
    change: changed => setWritten(before => ({ address, draft: { ...current(before), ...changed } })),
    test: () => {
      setWritten({ address: addressOf(draft), draft });
      setAddress(addressOf(draft));
    },
  };
}

export default function SimulatorPage() {
  const { simulator: words } = useTexts();
  const { draft, address, change, test } = useForm();
  const [isAsked, setIsAsked] = useState(false);
  const [run, setRun] = useState(0);
  const part = useRef<HTMLDivElement>(null);
  const missing = missingIn(draft);
  const parts: FieldParts = { draft, onChange: change, isAsked };
  const isTested = missingIn(draftIn(address)).length === 0;
  useEffect(() => {
    if (run > 0) {
      part.current?.focus();
      part.current?.scrollIntoView({ block: 'start' });
    }
  }, [run]);
  return (
    <PageFrame title={words.title} description={words.description}>
      <Subject {...parts} />
      <AskedFor {...parts} />
      <Circumstances {...parts} />
      <SpaceBetween size="s">
        <Button
          variant="primary"
          onClick={() => {
            setIsAsked(true);
            if (missing.length === 0) {
              test();
              setRun(run + 1);
            }
          }}
        >
          {words.run}
        </Button>
        {isAsked && missing.length > 0 && (
          <SpokenAlert type="error">{missing.map(one => words.missing[one]).join(' ')}</SpokenAlert>
        )}
      </SpaceBetween>
      {isTested && <Outcomes address={address} run={run} part={part} />}
    </PageFrame>
  );
}
