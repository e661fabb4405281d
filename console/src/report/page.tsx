// The credential report: its status, the click that downloads it, its pictures, and its lines.
import './pictures/pictures.css';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useAnswer } from '../answer';
import { go, useQuery } from '../location';
import { Answered } from '../parts/answered';
import { useIsNarrow } from '../parts/narrow';
import { useTitle } from '../parts/title';
import { paths } from '../paths';
import { usePreferences } from '../preferences/store';
import { useHelp, usePanels } from '../shell/panels';
import { useTexts } from '../texts/texts';
import { fetchReportPage, isThere, type ReportPage as Fetched } from './data';
import type { Derived } from './derive';
import { Details } from './details';
import { Doings } from './doings';
import { useTableFromLink } from './filter-link';
import { followGeneration, useWork } from './generation';
import { ReportHelp } from './help';
import { KeptReports } from './kept';
import { ReportLines } from './lines';
import { NoReport, Past } from './past';
import { Status } from './status';
import { Summary } from './summary';

const Pictures = lazy(() => import('./pictures/pictures'));

function RootKeyAlert({ derived }: { derived: Derived }) {
  const { report, pages } = useTexts();
  const root = derived.entries.find(entry => entry.isRoot);
  const isFound = root?.findings.some(({ control }) => derived.controls.get(control)?.topic === 'root_access_key');
  if (isFound !== true) {
    return <></>;
  }
  return (
    <Alert
      type="error"
      header={report.rootKeyTitle}
      action={<Button onClick={() => go(paths.rootUser)}>{pages.rootUser}</Button>}
    >
      {report.rootKeyHint}
    </Alert>
  );
}

// The line whose cells are explained is named in the URL.
function useDetails(derived: Derived | undefined): void {
  const texts = useTexts();
  const { setSplit } = usePanels();
  const [user, setUser] = useQuery('user');
  const entry = derived?.entries.find(known => known.user === user);
  useEffect(() => {
    if (entry !== undefined && derived !== undefined) {
      setSplit(<Details entry={entry} derived={derived} />, () => setUser(''));
    } else {
      setSplit(undefined);
    }
    return () => setSplit(undefined);
  }, [entry, texts]);
}

interface Drawn {
  derived: Derived;
  edition: 'guide' | 'live';
}

// At a desk: numbers and pictures, and below them the lines.
function Wide({ derived, edition }: Drawn) {
  const { general } = useTexts();
  const [pictures, setPictures] = useState('awaited');
  useTableFromLink(pictures);
  return (
    <SpaceBetween size="l">
      <Summary derived={derived} />
      <Suspense fallback={<Box>{general.loading}</Box>}>
        <Pictures derived={derived} edition={edition} onShown={() => setPictures('shown')} />
      </Suspense>
      <ReportLines derived={derived} />
    </SpaceBetween>
  );
}

// On a phone the lines come first, and the pictures are folded away.
function Narrow({ derived, edition }: Drawn) {
  const { report, general } = useTexts();
  const [isOpen, setOpen] = useState(false);
  useTableFromLink();
  return (
    <SpaceBetween size="l">
      <ReportLines derived={derived} />
      <Summary derived={derived} />
      <ExpandableSection
        variant="container"
        headerText={report.picturesTitle}
        headerDescription={report.picturesHint}
        expanded={isOpen}
        onChange={({ detail }) => setOpen(detail.expanded)}
      >
        {isOpen && (
          <Suspense fallback={<Box>{general.loading}</Box>}>
            <Pictures derived={derived} edition={edition} onShown={() => undefined} />
          </Suspense>
        )}
      </ExpandableSection>
    </SpaceBetween>
  );
}

function Shown({ fetched: { facts, report } }: { fetched: Fetched }) {
  const texts = useTexts();
  const narrow = useIsNarrow();
  const derived = isThere(report) ? report : undefined;
  const isInProgress = facts.state === 'inProgress';
  useDetails(derived);
  useEffect(() => {
    if (isInProgress) {
      void followGeneration();
    }
  }, [isInProgress]);
  const status = <Status facts={facts} />;
  const drawn = derived !== undefined && { derived, edition: facts.edition ?? 'guide' };
  return (
    <SpaceBetween size="l">
      {derived !== undefined && <RootKeyAlert derived={derived} />}
      {isThere(report) ? <Past facts={facts} /> : <NoReport facts={facts} missing={report} />}
      {!(narrow && drawn) && status}
      {drawn && (narrow ? <Narrow {...drawn} /> : <Wide {...drawn} />)}
      {narrow && drawn && status}
      {facts.number !== undefined && <KeptReports />}
      <Box color="text-body-secondary">{texts.report.leftOut}</Box>
    </SpaceBetween>
  );
}

export default function ReportPage() {
  const { pages, report } = useTexts();
  const { language } = usePreferences();
  const { completed } = useWork();
  const asked = useAnswer(`report ${completed}`, fetchReportPage);
  useTitle(pages.report);
  useHelp(<ReportHelp />, language);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={report.description} actions={<Doings />}>
        {pages.report}
      </Header>
      <Answered asked={asked}>{fetched => <Shown fetched={fetched} />}</Answered>
    </SpaceBetween>
  );
}
