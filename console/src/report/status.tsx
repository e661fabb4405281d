// What is known of the report as a whole.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { Copied } from '../parts/copied';
import { usePreferences } from '../preferences/store';
import { useTexts } from '../texts/texts';
import { relative } from '../time/format';
import { Absolute, Relative, useNow } from '../time/moment';
import type { Facts } from './data';

function Moment({ at }: { at: string | undefined }) {
  const { general } = useTexts();
  if (at === undefined) {
    return <>{general.none}</>;
  }
  return (
    <>
      <Absolute ms={Date.parse(at)} />
      <Box variant="small" display="block" color="text-body-secondary">
        <Relative ms={Date.parse(at)} />
      </Box>
    </>
  );
}

function NextMoment({ at, isPast }: { at: string | undefined; isPast: boolean }) {
  const { report, general } = useTexts();
  const { language } = usePreferences();
  const now = useNow();
  if (at === undefined) {
    return <>{general.none}</>;
  }
  const ms = Date.parse(at);
  return isPast ? (
    <>{report.possibleNow}</>
  ) : (
    <>
      <Absolute ms={ms} />
      <Box variant="small" display="block" color="text-body-secondary">
        {relative(ms, now, language)}
      </Box>
    </>
  );
}

export function Status({ facts }: { facts: Facts }) {
  const { report, general } = useTexts();
  const icon = { none: 'stopped', inProgress: 'in-progress', complete: 'success', expired: 'warning' } as const;
  const { sha256, edition, users, size, requestedBy, nextPossibleAt } = facts;
  const { state } = facts;
  return (
    <Container header={
        <Header variant="h2" description={report.generateHint}>
          {report.statusTitle}
        </Header>
      }>
      <KeyValuePairs
        columns={4}
        minColumnWidth={190}
        items={[
          {
            label: report.state,
            value: <StatusIndicator type={icon[state]}>{report.states[state]}</StatusIndicator>,
          },
          { label: report.generatedAt, value: <Moment at={facts.generatedAt} /> },
          { label: report.nextPossibleAt, value: <NextMoment at={nextPossibleAt} isPast={state === 'expired'} /> },
          {
            label: report.sha256,
            value:
              sha256 === undefined ? (
                general.none
              ) : (
                <Copied text={sha256} shown={`${sha256.slice(0, 8)}…${sha256.slice(-4)}`} />
              ),
          },
          { label: report.requestedBy, value: <span className="mono">{requestedBy ?? general.none}</span> },
          { label: report.edition, value: edition === undefined ? general.none : report.editions[edition] },
          {
            label: report.usersLabel,
            value:
              users === undefined || size === undefined
                ? general.none
                : report.usersAndSize(users, (size / 1000).toFixed(1)),
          },
        ]}
      />
    </Container>
  );
}
