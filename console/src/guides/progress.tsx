// How far much work is: a line for each, what was done, what failed and why, and a button to go on with what failed.
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { Detail, useFailureWords } from '../parts/failure';
import { type SmallColumn, SmallTable } from '../parts/small-table';
import { SpokenAlert } from '../parts/spoken-alert';
import { useStore } from '../store';
import { useTexts } from '../texts/texts';
import { countOf, type Deed, isOver, type Outcome, type Task, type Work } from './work';

export interface Line<Kind extends string> {
  task: Task<Kind>;
  outcome: Outcome;
}

interface Parts<Kind extends string> {
  title: string;
  nameHeader: string;
  work: Work<Kind>;
  wordsOf: (deed: Deed<Kind>) => string;
  more?: SmallColumn<Line<Kind>>[];
}

function Result<Kind extends string>({ line, wordsOf }: { line: Line<Kind>; wordsOf: Parts<Kind>['wordsOf'] }) {
  const words = useTexts().guides.work;
  const failureWords = useFailureWords();
  const { task, outcome } = line;
  const deed = task.deeds[outcome.done];
  const what = deed === undefined ? '' : wordsOf(deed);
  switch (outcome.state) {
    case 'waiting':
      return <StatusIndicator type="pending">{words.waiting}</StatusIndicator>;
    case 'doing':
      return <StatusIndicator type="in-progress">{what}</StatusIndicator>;
    case 'done':
      return <StatusIndicator type="success">{words.done}</StatusIndicator>;
    case 'failed': {
      const failure = outcome.error && failureWords(outcome.error);
      return (
        <>
          <StatusIndicator type="error">{words.failedAt(what)}</StatusIndicator>
          <div>{[failure?.header, failure?.text].filter(Boolean).join(' · ')}</div>
          {outcome.error !== undefined && <Detail error={outcome.error} />}
        </>
      );
    }
  }
}

function Sum({ outcomes, onGoOn }: { outcomes: readonly Outcome[]; onGoOn: () => void }) {
  const words = useTexts().guides.work;
  const failed = countOf(outcomes, 'failed');
  const done = countOf(outcomes, 'done');
  if (!isOver(outcomes)) {
    return <StatusIndicator type="loading">{words.underWay(done + failed, outcomes.length)}</StatusIndicator>;
  }
  if (failed === 0) {
    return <SpokenAlert type="success">{words.allDone(done)}</SpokenAlert>;
  }
  return (
    <SpokenAlert type="error" action={<Button onClick={onGoOn}>{words.goOn}</Button>}>
      {words.someFailed(failed, outcomes.length)}
    </SpokenAlert>
  );
}

export function Progress<Kind extends string>({ title, nameHeader, work, wordsOf, more = [] }: Parts<Kind>) {
  const words = useTexts().guides.work;
  const outcomes = useStore(work.outcomes);
  const lines = work.tasks.flatMap((task, at) => {
    const outcome = outcomes[at];
    return outcome === undefined ? [] : [{ task, outcome }];
  });
  return (
    <SpaceBetween size="m">
      <Sum outcomes={outcomes} onGoOn={() => void work.run()} />
      <SmallTable
        title={title}
        asked={{ answer: { state: 'ready', value: lines }, retry: () => undefined }}
        rowId={({ task }) => task.name}
        empty=""
        wrapLines
        columns={[
          {
            id: 'name',
            header: nameHeader,
            minWidth: 140,
            cell: ({ task }) => <span translate="no">{task.name}</span>,
          },
          {
            id: 'result',
            header: words.result,
            minWidth: 240,
            cell: line => <Result line={line} wordsOf={wordsOf} />,
          },
          ...more,
        ]}
      />
    </SpaceBetween>
  );
}
