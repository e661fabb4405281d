// Giving an auditor access to the credential report and to nothing else, without typing a policy.
import Wizard from '@cloudscape-design/components/wizard';
import { useState } from 'react';
import { generatedPassword } from '../credentials/generated-password';
import { Work } from '../guides/work';
import { go } from '../location';
import { useTitle } from '../parts/title';
import { paths } from '../paths';
import { usePreferences } from '../preferences/store';
import { useSession } from '../session/store';
import { useTexts } from '../texts/texts';
import { endOfDay, inPolicy } from '../time/zoned';
import { type Draft, emptyDraft, missingOf } from './draft';
import { AuditorForm } from './form';
import { MadePage } from './made';
import { Review } from './review';
import { type Kind, type Made, taskOf } from './tasks';

interface Begun {
  work: Work<Kind>;
  made: Made;
  endMs: number | undefined; // stays, whatever zone is shown afterwards
}

export default function AuditorPage() {
  const words = useTexts().guides.auditor;
  const { zone } = usePreferences();
  const { passwordRules } = useSession();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [step, setStep] = useState(0);
  const [isAsked, setIsAsked] = useState(false);
  const [begun, setBegun] = useState<Begun>();
  useTitle(words.title);
  const isReady = missingOf(draft).length === 0;
  const endMs = draft.hasEnd && isReady ? endOfDay(draft.lastDay, zone) : undefined;
  if (begun !== undefined) {
    return <MadePage draft={draft} {...begun} />;
  }
  const begin = () => {
    const made: Made = { password: generatedPassword(passwordRules.minimumLength) };
    const work = new Work<Kind>([taskOf(draft, endMs === undefined ? '' : inPolicy(endMs), made)]);
    setBegun({ work, made, endMs });
    void work.run();
  };
  const change = (changed: Partial<Draft>) => setDraft(before => ({ ...before, ...changed }));
  return (
    <Wizard
      activeStepIndex={step}
      onNavigate={({ detail }) => {
        setIsAsked(true);
        if (isReady) {
          setStep(detail.requestedStepIndex);
        }
      }}
      onCancel={() => go(paths.dashboard)}
      onSubmit={begin}
      submitButtonText={words.give}
      steps={[
        {
          title: words.title,
          description: words.description,
          content: <AuditorForm draft={draft} onChange={change} isAsked={isAsked} />,
        },
        { title: words.review, content: <Review draft={draft} endMs={endMs} /> },
      ]}
    />
  );
}
