// The credential report: its status, the click that downloads it, its pictures, and its lines.
import './pictures/pictures.css';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useAnswer } from '../answer';
import { go, useQuery } from '../location';
import { Answered } from '../parts/answered';
import { OfferedButton } from '../parts/offer';
import { useTitle } from '../parts/title';
import { paths } from '../paths';
import { usePreferences } from '../preferences/store';
import { useHelp, usePanels } from '../shell/panels';
import { useTexts } from '../texts/texts';
import { fetchReportPage, type ReportPage as Fetched } from './data';
import { type Derived, isKey } from './derive';
import { Details } from './details';
import { downloadDocument, downloadReport, followGeneration, generateReport, useWork } from './generation';
import { ReportHelp } from './help';
import { ReportLines } from './lines';
import { Status } from './status';
import { Summary } from './summary';

const Pictures = lazy(() => import('./pictures/pictures'));

function Doings() {
  const { report } = useTexts();
  const { language } = usePreferences();
  const { isBusy } = useWork();
  // The button that was pressed says that it is at work and keeps the focus, which a disabled one would lose.
  const [pressed, setPressed] = useState('');
  const begin = (which: string, work: () => Promise<void>) => {
    setPressed(which);
    void work();
  };
  const stateOf = (which: string) => (which === pressed ? { loading: isBusy } : { disabled: isBusy });
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ButtonDropdown
        disabled={isBusy}
        onItemClick={({ detail }) => {
          if (detail.href === undefined) {
            void downloadDocument(detail.id);
          }
        }}
        items={[
          { id: paths.reportXlsx, text: report.formats.xlsx, description: report.formats.xlsxHint },
          {
            id: paths.reportSpreadsheetCsv,
            text: report.formats.spreadsheetCsv,
            description: report.formats.spreadsheetCsvHint,
          },
          {
            id: 'html',
            text: report.formats.html,
            description: report.formats.htmlHint,
            href: paths.reportHtml(language),
            external: true,
          },
        ]}
      >
        {report.downloadAs}
      </ButtonDropdown>
      <OfferedButton
        of="GenerateCredentialReport"
        {...stateOf('generate')}
        onClick={() => begin('generate', generateReport)}
      >
        {report.generate}
      </OfferedButton>
      <Button
        variant="primary"
        iconName="download"
        {...stateOf('download')}
        onClick={() => begin('download', downloadReport)}
      >
        {report.download}
      </Button>
    </SpaceBetween>
  );
}

function RootKeyAlert({ derived }: { derived: Derived }) {
  const { report, pages } = useTexts();
  const root = derived.entries.find(entry => entry.isRoot);
  const hasKey = root?.credentials.some(credential => isKey(credential) && credential.isActive);
  if (hasKey !== true) {
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

function Shown({ fetched }: { fetched: Fetched }) {
  const { report, general } = useTexts();
  const derived = fetched.report === 'absent' ? undefined : fetched.report;
  const isInProgress = fetched.facts.state === 'inProgress';
  useDetails(derived);
  useEffect(() => {
    if (isInProgress) {
      void followGeneration();
    }
  }, [isInProgress]);
  return (
    <SpaceBetween size="l">
      {derived !== undefined && <RootKeyAlert derived={derived} />}
      <Status facts={fetched.facts} />
      {derived === undefined ? (
        <Alert type="info" header={isInProgress ? report.inProgressTitle : report.noneTitle}>
          {isInProgress ? report.inProgressHint : report.noneHint}
        </Alert>
      ) : (
        <SpaceBetween size="l">
          <Summary derived={derived} />
          <Suspense fallback={<Box>{general.loading}</Box>}>
            <Pictures derived={derived} edition={fetched.facts.edition ?? 'guide'} />
          </Suspense>
          <ReportLines derived={derived} />
        </SpaceBetween>
      )}
      <Box color="text-body-secondary">{report.leftOut}</Box>
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
