// The users that were made: how it went with each, and their passwords, this once.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSignInPage } from '../credentials/console-sign-in';
import { type Line, Progress } from '../guides/progress';
import { type Deed, hasDone, type Work } from '../guides/work';
import { follow, go } from '../location';
import { Copied } from '../parts/copied';
import { AskBeforeLeaving } from '../parts/leaving';
import { PageFrame } from '../parts/page-frame';
import { csvOf, save } from '../parts/save';
import { Secret } from '../parts/secret';
import type { SmallColumn } from '../parts/small-table';
import { paths } from '../paths';
import { useStore } from '../store';
import { useTexts } from '../texts/texts';
import type { Kind } from './tasks';

interface Parts {
  work: Work<Kind>;
  passwords: ReadonlyMap<string, string>;
}

// Whose password is in force by now.
function useWithPassword({ work }: Parts): readonly string[] {
  const outcomes = useStore(work.outcomes);
  return work.tasks
    .filter((task, at) => {
      const outcome = outcomes[at];
      return outcome !== undefined && hasDone(task, outcome, 'password');
    })
    .map(({ name }) => name);
}

function passwordColumn(
  header: string,
  parts: Parts & { has: readonly string[]; onTaken: (names: readonly string[]) => void },
): SmallColumn<Line<Kind>> {
  const { passwords, has, onTaken } = parts;
  return {
    id: 'password',
    header,
    minWidth: 330,
    cell: ({ task }) =>
      has.includes(task.name) && (
        <Secret
          text={passwords.get(task.name) ?? ''}
          label={`${header}: ${task.name}`}
          onTaken={() => onTaken([task.name])}
        />
      ),
  };
}

function Handing({ names, passwords, onTaken }: {
  names: readonly string[];
  passwords: Parts['passwords'];
  onTaken: (names: readonly string[]) => void;
}) {
  const { credentials } = useTexts();
  const words = credentials.console;
  const page = useSignInPage();
  const download = () => {
    const heads = ['User name', 'Password', 'Console sign-in URL'];
    const lines = names.map(name => [name, passwords.get(name) ?? '', page]);
    const [only = ''] = names;
    save(
      new Blob([csvOf([heads, ...lines])], { type: 'text/csv' }),
      names.length === 1 ? `${only}_credentials.csv` : 'credentials.csv',
    );
    onTaken(names);
  };
  return (
    <SpaceBetween size="s">
      <Alert
        type="warning"
        action={
          <Button iconName="download" onClick={download}>
            {credentials.keys.csv}
          </Button>
        }
      >
        {words.onceWarning}
      </Alert>
      <div>
        {words.signInAt}: <Copied text={page} />
      </div>
    </SpaceBetween>
  );
}

export function MadePage(parts: Parts) {
  const { work, passwords } = parts;
  const { guides, users, credentials, general } = useTexts();
  const words = guides.createUser;
  const has = useWithPassword(parts);
  const outcomes = useStore(work.outcomes);
  const [taken, setTaken] = useState<readonly string[]>([]);
  const take = (names: readonly string[]) => setTaken(before => [...before, ...names]);
  const isMade = (at: number) => outcomes[at]?.state === 'done';
  const more: SmallColumn<Line<Kind>>[] = [
    ...(passwords.size === 0
      ? []
      : [passwordColumn(credentials.console.password, { ...parts, has, onTaken: take })]),
    {
      id: 'open',
      header: general.actions,
      cell: ({ task }) =>
        isMade(work.tasks.indexOf(task)) && (
          <Link href={paths.user(task.name, 'credentials')} onFollow={follow} ariaLabel={words.openOf(task.name)}>
            {words.open}
          </Link>
        ),
    },
  ];
  return (
    <PageFrame
      title={users.create}
      actions={
        <Button variant="primary" onClick={() => go(paths.users)}>
          {words.toUsers}
        </Button>
      }
    >
      <AskBeforeLeaving isAtRisk={has.some(name => !taken.includes(name))} />
      {has.length > 0 && <Handing names={has} passwords={passwords} onTaken={take} />}
      <Progress
        title={words.madeTitle}
        nameHeader={users.userName}
        work={work}
        wordsOf={({ kind, of }: Deed<Kind>) => words.deeds[kind](of)}
        more={more}
      />
    </PageFrame>
  );
}
