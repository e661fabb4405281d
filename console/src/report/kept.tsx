// The reports of the past: every one that is kept can be taken away in every form, long after the API has stopped to
// serve it.
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Pagination from '@cloudscape-design/components/pagination';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { listAll } from '../api/lists';
import { number, object, type Of, text } from '../api/shape';
import { Answered } from '../parts/answered';
import { Copied } from '../parts/copied';
import { useIsNarrow } from '../parts/narrow';
import { ACTIONS, stackedColumn } from '../parts/stacked';
import { paths } from '../paths';
import { usePreferences } from '../preferences/store';
import { useMay } from '../session/permitted';
import type { Texts } from '../texts/en';
import { grouped } from '../texts/grouped';
import { useTexts } from '../texts/texts';
import { Absolute, useAbsolute } from '../time/moment';
import { downloadKept, useWork } from './generation';

type KeptReport = Of<typeof KeptReport>;
const KeptReport = object({
  ReportNumber: number,
  GeneratedTime: number,
  RequesterArn: text,
  Users: number,
  SHA256: text,
});

const PAGE_SIZE = 10;

function Forms({ kept: { ReportNumber, GeneratedTime } }: { kept: KeptReport }) {
  const { report } = useTexts();
  const { formats, kept } = report;
  const { language } = usePreferences();
  const { isBusy } = useWork();
  const absolute = useAbsolute();
  const path: Record<string, string> = {
    csv: paths.keptCsv(ReportNumber),
    xlsx: paths.keptXlsx(ReportNumber, language),
    spreadsheet: paths.keptSpreadsheetCsv(ReportNumber),
  };
  return (
    <ButtonDropdown
      ariaLabel={`${kept.download}: ${absolute(GeneratedTime * 1000)}`}
      disabled={isBusy}
      expandToViewport
      onItemClick={({ detail }) => detail.href === undefined && void downloadKept(path[detail.id] ?? '')}
      items={[
        { id: 'csv', text: formats.csv, description: formats.csvHint },
        { id: 'xlsx', text: formats.xlsx },
        { id: 'spreadsheet', text: formats.spreadsheetCsv },
        {
          id: 'html',
          text: formats.html,
          href: paths.keptHtml(ReportNumber, language),
          external: true,
          externalIconAriaLabel: kept.newTab,
        },
      ]}
    >
      {kept.download}
    </ButtonDropdown>
  );
}

function columns({ report }: Texts) {
  return [
    {
      id: 'generated',
      header: report.generatedAt,
      cell: ({ GeneratedTime }: KeptReport) => <Absolute ms={GeneratedTime * 1000} />,
      isRowHeader: true,
    },
    {
      id: 'requester',
      header: report.requestedBy,
      cell: ({ RequesterArn }: KeptReport) => <span className="mono">{RequesterArn}</span>,
    },
    { id: 'users', header: report.kept.users, cell: ({ Users }: KeptReport) => grouped(Users) },
    {
      id: 'digest',
      header: report.sha256,
      cell: ({ SHA256 }: KeptReport) => <Copied text={SHA256} shown={`${SHA256.slice(0, 8)}…${SHA256.slice(-4)}`} />,
    },
    { id: ACTIONS, header: report.kept.download, cell: (kept: KeptReport) => <Forms kept={kept} /> },
  ];
}

function List({ reports }: { reports: readonly KeptReport[] }) {
  const texts = useTexts();
  const { kept } = texts.report;
  const [page, setPage] = useState(1);
  const narrow = useIsNarrow();
  const all: TableProps.ColumnDefinition<KeptReport>[] = columns(texts);
  const pages = Math.ceil(reports.length / PAGE_SIZE);
  return (
    <Table
      variant="embedded"
      items={reports.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
      trackBy={({ ReportNumber }) => String(ReportNumber)}
      ariaLabels={{ tableLabel: kept.title }}
      wrapLines={narrow}
      columnDefinitions={narrow ? [stackedColumn(columns(texts))] : all}
      pagination={
        pages > 1 && (
          <Pagination
            currentPageIndex={page}
            pagesCount={pages}
            onChange={({ detail }) => setPage(detail.currentPageIndex)}
          />
        )
      }
    />
  );
}

function Asked() {
  const { completed } = useWork();
  const asked = useAnswer(`kept reports ${completed}`, () =>
    listAll('rollcall:ListCredentialReports', 'CredentialReports', KeptReport),
  );
  return <Answered asked={asked}>{reports => <List reports={reports} />}</Answered>;
}

// Asked for by whoever opens the list, and there for whoever may see the past.
export function KeptReports() {
  const { kept } = useTexts().report;
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  if (!may('rollcall:ListCredentialReports', 'rollcall:GetCredentialReportVersion')) {
    return <></>;
  }
  return (
    <ExpandableSection
      variant="container"
      headerText={kept.title}
      headerDescription={kept.hint}
      expanded={isOpen}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {isOpen && <Asked />}
    </ExpandableSection>
  );
}
