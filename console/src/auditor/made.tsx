// What was made for an auditor: how it went, what is handed over once, the trial, and the letter.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { useOnceOfPassword } from '../credentials/console-sign-in';
import { onceOfKey } from '../credentials/create-key';
import { Progress } from '../guides/progress';
import { type Deed, hasDone, type Work } from '../guides/work';
import { go } from '../location';
import { AskBeforeLeaving } from '../parts/leaving';
import { type OnceSecret, Takeable } from '../parts/once';
import { PageFrame } from '../parts/page-frame';
import { paths } from '../paths';
import { useSession } from '../session/store';
import { useStore } from '../store';
import { useTexts } from '../texts/texts';
import { type Draft, nameOf } from './draft';
import { Mail } from './mail';
import type { Kind, Made } from './tasks';
import { TrialOf } from './trial';

interface Parts {
  draft: Draft;
  endMs: number | undefined;
  work: Work<Kind>;
  made: Made;
}

function useArn(draft: Draft): string {
  const { accountId } = useSession();
  return `arn:aws:iam::${accountId}:${draft.kind}/${nameOf(draft)}`;
}

// Everything that is there to be taken by now.
function useSecrets({ draft, work, made }: Parts): OnceSecret[] {
  const texts = useTexts();
  const onceOf = useOnceOfPassword(draft.userName);
  const [outcome] = useStore(work.outcomes);
  const [task] = work.tasks;
  const has = (kind: Kind) => task !== undefined && outcome !== undefined && hasDone(task, outcome, kind);
  return [
    ...(has('password') ? [onceOf(made.password)] : []),
    ...(has('key') && made.key !== undefined ? [onceOfKey(made.key, texts)] : []),
  ];
}

function Secrets({ secrets, onTaken }: { secrets: OnceSecret[]; onTaken: (title: string) => void }) {
  return (
    <>
      {secrets.map(once => (
        <Container key={once.title} header={<Header variant="h2">{once.title}</Header>}>
          <Takeable once={once} onTaken={() => onTaken(once.title)} />
        </Container>
      ))}
    </>
  );
}

export function MadePage(parts: Parts) {
  const { draft, endMs, work } = parts;
  const { guides, users, access } = useTexts();
  const words = guides.auditor;
  const arn = useArn(draft);
  const secrets = useSecrets(parts);
  const [taken, setTaken] = useState<readonly string[]>([]);
  const isUser = draft.kind === 'user';
  const [outcome] = useStore(work.outcomes);
  const wordsOf = ({ kind, of }: Deed<Kind>) => words.deeds[kind](of);
  const isMade = outcome?.state === 'done';
  return (
    <PageFrame
      title={words.title}
      actions={
        isMade && (
          <Button onClick={() => go(isUser ? paths.user(nameOf(draft)) : paths.role(nameOf(draft)))}>
            {isUser ? words.openUser : words.openRole}
          </Button>
        )
      }
    >
      <AskBeforeLeaving isAtRisk={secrets.some(({ title }) => !taken.includes(title))} />
      <Progress
        title={words.doneTitle}
        nameHeader={isUser ? users.userName : access.roles.name}
        work={work}
        wordsOf={wordsOf}
      />
      <Secrets secrets={secrets} onTaken={title => setTaken(before => [...before, title])} />
      {isMade && <TrialOf arn={arn} endMs={endMs} />}
      {isMade && <Mail draft={draft} endMs={endMs} roleArn={isUser ? '' : arn} />}
    </PageFrame>
  );
}
