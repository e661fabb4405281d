// What the simulator decided, for each action on each resource: in words, with the statements that decided.
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Link from '@cloudscape-design/components/link';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { Fragment, type ReactNode } from 'react';
import type { Asked } from '../answer';
import { follow } from '../location';
import { SmallTable } from '../parts/small-table';
import { paths } from '../paths';
import type { Holder } from '../permissions/holder';
import { useTexts } from '../texts/texts';
import { keyOf, type Source, type Sources } from './sources';
import { statementAt } from './statement';
import type { MatchedStatement, Result } from './test';

export interface Outcome {
  results: readonly Result[];
  sources: Sources;
}

const SIGNS = { allowed: 'success', explicitDeny: 'error', implicitDeny: 'stopped' } as const;

function Decision({ decision }: Pick<Result, 'decision'>) {
  const { decisions } = useTexts().simulator.results;
  return <StatusIndicator type={SIGNS[decision]}>{decisions[decision]}</StatusIndicator>;
}

const PAGES = { User: paths.user, Group: paths.group, Role: paths.role } as const;

function HolderLink({ kind, name }: Holder) {
  const { holders } = useTexts().simulator.results;
  return (
    <>
      {holders[kind]}{' '}
      <Link href={PAGES[kind](name)} onFollow={follow}>
        {name}
      </Link>
    </>
  );
}

interface Having {
  key: string;
  shown: ReactNode;
}

// The kind of a policy, its name, and in brackets who has it.
function PolicyName({ source, id }: { source: Source | undefined; id: string }) {
  const words = useTexts().simulator.results;
  if (source === undefined) {
    return <span translate="no">{words.unknown(id)}</span>;
  }
  if (source.name === '') {
    return <>{source.isBoundary ? words.writtenBoundary : words.written}</>;
  }
  const having = source.holders.map<Having>(holder => ({
    key: `${holder.kind} ${holder.name}`,
    shown: <HolderLink {...holder} />,
  }));
  if (source.isBoundary) {
    having.push({ key: 'boundary', shown: words.asBoundary });
  }
  return (
    <>
      {source.arn === '' ? (
        <>
          {words.inline} <span translate="no">{source.name}</span>
        </>
      ) : (
        <>
          {words.managed}{' '}
          <Link href={paths.policy(source.arn)} onFollow={follow}>
            {source.name}
          </Link>
        </>
      )}
      {having.length > 0 && ' ('}
      {having.map(({ key, shown }, at) => (
        <Fragment key={key}>
          {at > 0 && words.separator}
          {shown}
        </Fragment>
      ))}
      {having.length > 0 && ')'}
    </>
  );
}

function Statement({ matched, source }: { matched: MatchedStatement; source: Source | undefined }) {
  const words = useTexts().simulator.results;
  if (source?.document === undefined) {
    return (
      <div>
        <PolicyName source={source} id={matched.id} />
        <Box color="text-body-secondary">{words.notReadable}</Box>
      </div>
    );
  }
  const { text, firstLine, lastLine } = statementAt(source.document, matched);
  const where = words.statement(firstLine, lastLine);
  return (
    <div>
      <PolicyName source={source} id={matched.id} />
      <ExpandableSection
        variant="footer"
        defaultExpanded
        headerText={where}
        headerAriaLabel={`${where}: ${words.statementOf(source.name || words.written)}`}
      >
        <pre className="mono pre">{text}</pre>
      </ExpandableSection>
    </div>
  );
}

// Why nothing allows it, where no statement denies it.
function useReasons(): (result: Result) => string[] {
  const words = useTexts().simulator.results;
  return ({ decision, isWithinBoundary, isWithinOrganization, missing }) => {
    const isImplicit = decision === 'implicitDeny';
    return [
      ...(isImplicit && isWithinBoundary === false ? [words.boundaryDenies] : []),
      ...(isImplicit && isWithinOrganization === false ? [words.organizationDenies] : []),
      ...(isImplicit && isWithinBoundary !== false && isWithinOrganization !== false ? [words.noneAllows] : []),
      ...(isImplicit && isWithinBoundary === true ? [words.boundaryAllows] : []),
      ...(missing.length > 0 ? [words.missing(missing.join(words.separator))] : []),
    ];
  };
}

function Why({ result, sources }: { result: Result; sources: Sources }) {
  const words = useTexts().simulator.results;
  const reasons = useReasons();
  const { matched, decision } = result;
  const keyed = new Map(matched.map(one => [`${keyOf(one)} ${one.start.Line} ${one.start.Column}`, one]));
  return (
    <SpaceBetween size="xs">
      {keyed.size > 0 && (
        <Box variant="awsui-key-label">{decision === 'allowed' ? words.allowedBy : words.deniedBy}</Box>
      )}
      {[...keyed].map(([key, one]) => (
        <Statement key={key} matched={one} source={sources.get(keyOf(one))} />
      ))}
      {reasons(result).map(reason => (
        <div key={reason}>{reason}</div>
      ))}
    </SpaceBetween>
  );
}

export function Results({ asked }: { asked: Asked<Outcome> }) {
  const words = useTexts().simulator.results;
  const { answer, retry } = asked;
  const results = answer.state === 'ready' ? answer.value.results : [];
  const allowed = results.filter(({ decision }) => decision === 'allowed').length;
  const counts = answer.state === 'ready' ? words.counts(allowed, results.length - allowed) : '';
  return (
    <>
      <SmallTable
        title={words.title}
        hint={counts}
        asked={answer.state === 'ready' ? { answer: { state: 'ready', value: results }, retry } : { answer, retry }}
        rowId={({ action, resource }) => `${action} ${resource}`}
        empty={words.empty}
        wrapLines
        columns={[
          {
            id: 'action',
            header: words.action,
            minWidth: 190,
            cell: ({ action }) => <span translate="no">{action}</span>,
          },
          {
            id: 'resource',
            header: words.resource,
            minWidth: 190,
            cell: ({ resource }) =>
              resource === '*' ? words.everything : <span translate="no" className="anywhere">{resource}</span>,
          },
          { id: 'decision', header: words.decision, minWidth: 170, cell: result => <Decision {...result} /> },
          {
            id: 'why',
            header: words.why,
            minWidth: 340,
            isWide: true,
            cell: result =>
              answer.state === 'ready' && <Why result={result} sources={answer.value.sources} />,
          },
        ]}
      />
      <LiveRegion hidden>{counts}</LiveRegion>
    </>
  );
}
