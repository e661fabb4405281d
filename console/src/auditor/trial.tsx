// What this auditor sees: the simulator is asked about whoever was made, today and, where there is one, at the end.
import Header from '@cloudscape-design/components/header';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useAnswer } from '../answer';
import { ask, type Parameters } from '../api/client';
import { listOf, member, object, text } from '../api/shape';
import { Answered } from '../parts/answered';
import { widthOf } from '../parts/listing/column';
import { SpokenAlert } from '../parts/spoken-alert';
import { useTexts } from '../texts/texts';
import { useAbsolute } from '../time/moment';
import { inPolicy } from '../time/zoned';
import { MAY } from './draft';

// By service: the two, and of everything else what an account is taken over with or looked around in.
const TRIED = {
  GenerateCredentialReport: 'iam',
  GetCredentialReport: 'iam',
  ListUsers: 'iam',
  ListAccessKeys: 'iam',
  CreateAccessKey: 'iam',
  UpdateLoginProfile: 'iam',
  CreateUser: 'iam',
  DeleteUser: 'iam',
  AttachUserPolicy: 'iam',
  PutUserPolicy: 'iam',
  AssumeRole: 'sts',
  GetObject: 's3',
} as const;

type Tried = keyof typeof TRIED;
const NAMES = Object.keys(TRIED) as Tried[];
const permissionOf = (action: Tried) => `${TRIED[action]}:${action}`;

const Result = object({ EvalActionName: text, EvalDecision: text });

export interface Trial {
  action: Tried;
  now: boolean;
  atEnd: boolean | undefined; // at the end of the access, where it has one
}

async function decisions(arn: string, at: string): Promise<ReadonlyMap<string, boolean>> {
  const asked: Parameters = {
    PolicySourceArn: arn,
    'ContextEntries.member.1.ContextKeyName': 'aws:CurrentTime',
    'ContextEntries.member.1.ContextKeyType': 'date',
    'ContextEntries.member.1.ContextKeyValues.member.1': at,
  };
  NAMES.forEach((action, place) => {
    asked[`ActionNames.member.${place + 1}`] = permissionOf(action);
  });
  const results = await ask('SimulatePrincipalPolicy', member('EvaluationResults', listOf(Result)), asked);
  return new Map(results.map(({ EvalActionName, EvalDecision }) => [EvalActionName, EvalDecision === 'allowed']));
}

async function fetchTrial(arn: string, endMs: number | undefined): Promise<Trial[]> {
  const [now, atEnd] = await Promise.all([
    decisions(arn, inPolicy(Date.now())),
    endMs === undefined ? undefined : decisions(arn, inPolicy(endMs)),
  ]);
  return NAMES.map(action => {
    const permission = permissionOf(action);
    return { action, now: now.get(permission) === true, atEnd: atEnd && atEnd.get(permission) === true };
  });
}

// Exactly the two, and at the end nothing.
export function isAsPromised(trials: readonly Trial[]): boolean {
  return trials.every(
    ({ action, now, atEnd }) => now === MAY.some(known => known === permissionOf(action)) && atEnd !== true,
  );
}

function Decision({ isAllowed }: { isAllowed: boolean }) {
  const words = useTexts().guides.auditor.trial;
  return isAllowed ? (
    <StatusIndicator type="success">{words.allowed}</StatusIndicator>
  ) : (
    <StatusIndicator type="stopped">{words.denied}</StatusIndicator>
  );
}

function Trials({ trials, endMs }: { trials: readonly Trial[]; endMs: number | undefined }) {
  const words = useTexts().guides.auditor.trial;
  const absolute = useAbsolute();
  const endHeader = endMs === undefined ? '' : words.atEnd(absolute(endMs));
  return (
    <SpaceBetween size="m">
      {isAsPromised(trials) ? (
        <SpokenAlert type="success">{words.asPromised}</SpokenAlert>
      ) : (
        <SpokenAlert type="error">{words.notAsPromised}</SpokenAlert>
      )}
      <Table
        variant="embedded"
        wrapLines
        ariaLabels={{ tableLabel: words.title }}
        items={[...trials]}
        trackBy="action"
        columnDefinitions={[
          {
            id: 'what',
            header: words.what,
            isRowHeader: true,
            minWidth: widthOf(words.what, 200),
            cell: ({ action }) => words.actions[action],
          },
          {
            id: 'now',
            header: words.now,
            minWidth: widthOf(words.now, 110),
            cell: ({ now }) => <Decision isAllowed={now} />,
          },
          ...(endMs === undefined
            ? []
            : [
                {
                  id: 'atEnd',
                  header: endHeader,
                  minWidth: 170,
                  cell: ({ atEnd }: Trial) => <Decision isAllowed={atEnd === true} />,
                },
              ]),
        ]}
      />
    </SpaceBetween>
  );
}

export function TrialOf({ arn, endMs }: { arn: string; endMs: number | undefined }) {
  const words = useTexts().guides.auditor.trial;
  const asked = useAnswer(`trial ${arn}`, () => fetchTrial(arn, endMs));
  return (
    <Container
      header={
        <Header variant="h2" description={words.hint}>
          {words.title}
        </Header>
      }
    >
      <Answered asked={asked}>{trials => <Trials trials={trials} endMs={endMs} />}</Answered>
    </Container>
  );
}
