// Doing something to many users: what is wished, what it would do to each, and, once it is done, how it went with each.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { type Asked, useAnswer } from '../answer';
import { listAll } from '../api/lists';
import { UserSummary } from '../api/shapes';
import { Progress } from '../guides/progress';
import { type Deed, isOver, Work } from '../guides/work';
import { Answered } from '../parts/answered';
import { Choices } from '../parts/choices';
import { SmallTable } from '../parts/small-table';
import { groupChoices } from '../permissions/choices';
import { useStore } from '../store';
import { useTexts } from '../texts/texts';
import { type Act, plan, type Planned, type Wish } from './plan';
import { type Kind, tasksOf } from './tasks';

interface Parts {
  act: Act;
  names: readonly string[];
  onClose: () => void;
}

function Days({ label, value, onChange }: { label: string; value: number; onChange: (days: number) => void }) {
  const words = useTexts().guides.act;
  return (
    <FormField label={label} constraintText={words.daysHint}>
      <Input
        type="number"
        inputMode="numeric"
        value={value === 0 ? '' : String(value)}
        onChange={({ detail }) => onChange(Math.max(0, Math.trunc(Number(detail.value)) || 0))}
      />
    </FormField>
  );
}

function GroupChoice({ wish, onChange }: { wish: Wish; onChange: (changed: Partial<Wish>) => void }) {
  const { access } = useTexts();
  const asked = useAnswer('group choices', groupChoices);
  return (
    <Choices
      label={access.groups.name}
      kind="one"
      asked={asked}
      chosen={[wish.group]}
      onChange={([group = '']) => onChange({ group })}
    />
  );
}

function Wished({ wish, onChange }: { wish: Wish; onChange: (changed: Partial<Wish>) => void }) {
  const words = useTexts().guides.act;
  switch (wish.act) {
    case 'disableKeys':
      return (
        <SpaceBetween size="m" direction="horizontal">
          <Days
            label={words.olderThan}
            value={wish.olderThanDays}
            onChange={olderThanDays => onChange({ olderThanDays })}
          />
          <Days
            label={words.unusedFor}
            value={wish.unusedForDays}
            onChange={unusedForDays => onChange({ unusedForDays })}
          />
        </SpaceBetween>
      );
    case 'requirePassword':
      return <Box>{words.requireHint}</Box>;
    case 'addToGroup':
      return <GroupChoice wish={wish} onChange={onChange} />;
  }
}

function Would({ planned, wish }: { planned: Planned; wish: Wish }) {
  const words = useTexts().guides.act;
  if (planned.reason !== undefined) {
    return <StatusIndicator type="stopped">{words.reasons[planned.reason]}</StatusIndicator>;
  }
  switch (wish.act) {
    case 'disableKeys':
      return (
        <>
          {planned.keys.map(id => (
            <div key={id}>{words.keyWould(id)}</div>
          ))}
        </>
      );
    case 'requirePassword':
      return <>{words.passwordWould}</>;
    case 'addToGroup':
      return <>{words.groupWould(wish.group)}</>;
  }
}

function DryRun({ planned, wish }: { planned: readonly Planned[]; wish: Wish }) {
  const { guides, users } = useTexts();
  const words = guides.act;
  return (
    <SmallTable
      title={words.dryRun}
      hint={words.dryRunHint(planned.filter(({ reason }) => reason === undefined).length, planned.length)}
      asked={{ answer: { state: 'ready', value: planned }, retry: () => undefined }}
      rowId={({ name }) => name}
      empty=""
      wrapLines
      columns={[
        {
          id: 'name',
          header: users.userName,
          minWidth: 160,
          cell: ({ name }) => <span translate="no">{name}</span>,
        },
        { id: 'would', header: words.would, minWidth: 260, cell: one => <Would planned={one} wish={wish} /> },
      ]}
    />
  );
}

function Doing({ work }: { work: Work<Kind> }) {
  const { guides, users } = useTexts();
  const words = guides.act;
  return (
    <Progress
      title={words.done}
      nameHeader={users.userName}
      work={work}
      wordsOf={({ kind, of }: Deed<Kind>) => words.deeds[kind](of)}
    />
  );
}

function Footer({ canAct, isDone, isBusy, onClose, onAct, submit }: {
  canAct: boolean;
  isDone: boolean;
  isBusy: boolean;
  onClose: () => void;
  onAct: () => void;
  submit: string;
}) {
  const { general } = useTexts();
  return (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        {isDone ? (
          <Button variant="primary" disabled={isBusy} onClick={onClose}>
            {general.done}
          </Button>
        ) : (
          <>
            <Button variant="link" onClick={onClose}>
              {general.cancel}
            </Button>
            <Button variant="primary" disabled={!canAct} onClick={onAct}>
              {submit}
            </Button>
          </>
        )}
      </SpaceBetween>
    </Box>
  );
}

const NOTHING = new Work<Kind>([]);

function Asking({ asked, planned, wish, onChange }: {
  asked: Asked<readonly UserSummary[]>;
  planned: readonly Planned[];
  wish: Wish;
  onChange: (changed: Partial<Wish>) => void;
}) {
  const isChosen = wish.act !== 'addToGroup' || wish.group !== '';
  return (
    <SpaceBetween size="l">
      <Wished wish={wish} onChange={onChange} />
      {isChosen && <Answered asked={asked}>{() => <DryRun planned={planned} wish={wish} />}</Answered>}
    </SpaceBetween>
  );
}

export default function ActDialog({ act, names, onClose }: Parts) {
  const { guides, general } = useTexts();
  const words = guides.act;
  const [wish, setWish] = useState<Wish>({ act, group: '', olderThanDays: 0, unusedForDays: 0 });
  const [work, setWork] = useState<Work<Kind>>();
  const [nowMs] = useState(() => Date.now());
  const outcomes = useStore((work ?? NOTHING).outcomes);
  const asked = useAnswer('summaries to act on', () =>
    listAll('rollcall:ListUserSummaries', 'UserSummaries', UserSummary),
  );
  const planned = asked.answer.state === 'ready' ? plan(names, asked.answer.value, wish, nowMs) : [];
  const count = planned.filter(({ reason }) => reason === undefined).length;
  const isBusy = work !== undefined && !isOver(outcomes);
  const begin = () => {
    const begun = new Work(tasksOf(planned, wish));
    setWork(begun);
    void begun.run();
  };
  return (
    <Modal
      visible
      size="large"
      header={words.titles[act]}
      closeAriaLabel={general.close}
      onDismiss={({ detail }) => detail.reason !== 'overlay' && !isBusy && onClose()}
      footer={
        <Footer
          canAct={count > 0 && (act !== 'addToGroup' || wish.group !== '')}
          isDone={work !== undefined}
          isBusy={isBusy}
          onClose={onClose}
          onAct={begin}
          submit={words.submit[act](count)}
        />
      }
    >
      {work === undefined ? (
        <Asking
          asked={asked}
          planned={planned}
          wish={wish}
          onChange={changed => setWish(before => ({ ...before, ...changed }))}
        />
      ) : (
        <Doing work={work} />
      )}
    </Modal>
  );
}
