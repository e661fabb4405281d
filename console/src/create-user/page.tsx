// Creating users: one or several, with all that they need to begin, looked over before it is done.
import Wizard from '@cloudscape-design/components/wizard';
import { useState } from 'react';
import { generatedPassword } from '../credentials/generated-password';
import { Work } from '../guides/work';
import { go } from '../location';
import { useTitle } from '../parts/title';
import { paths } from '../paths';
import { useSession } from '../session/store';
import { useTexts } from '../texts/texts';
import { type Draft, EMPTY, isGenerated, missingOf, namesOf } from './draft';
import { UserForm } from './form';
import { MadePage } from './made';
import { Review } from './review';
import { type Kind, tasksOf } from './tasks';

interface Begun {
  work: Work<Kind>;
  passwords: ReadonlyMap<string, string>;
}

export default function CreateUserPage() {
  const { users, guides } = useTexts();
  const words = guides.createUser;
  const { passwordRules } = useSession();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [step, setStep] = useState(0);
  const [isAsked, setIsAsked] = useState(false);
  const [begun, setBegun] = useState<Begun>();
  useTitle(users.create);
  if (begun !== undefined) {
    return <MadePage {...begun} />;
  }
  const begin = () => {
    const fresh = () => (isGenerated(draft) ? generatedPassword(passwordRules.minimumLength) : draft.password);
    const passwords = new Map((draft.hasConsole ? namesOf(draft) : []).map(name => [name, fresh()]));
    const work = new Work<Kind>(tasksOf(draft, name => passwords.get(name) ?? ''));
    setBegun({ work, passwords });
    void work.run();
  };
  return (
    <Wizard
      activeStepIndex={step}
      onNavigate={({ detail }) => {
        setIsAsked(true);
        if (missingOf(draft).length === 0) {
          setStep(detail.requestedStepIndex);
        }
      }}
      onCancel={() => go(paths.users)}
      onSubmit={begin}
      submitButtonText={words.submit(namesOf(draft).length)}
      steps={[
        {
          title: users.create,
          description: words.description,
          content: (
            <UserForm
              draft={draft}
              onChange={changed => setDraft(before => ({ ...before, ...changed }))}
              isAsked={isAsked}
            />
          ),
        },
        { title: words.review, content: <Review draft={draft} /> },
      ]}
    />
  );
}
