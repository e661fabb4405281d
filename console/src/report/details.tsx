// All cells of one line: the value as the file has it, what it means, and what changes it and when.
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { follow } from '../location';
import { widthOf } from '../parts/listing/column';
import { useIsNarrow } from '../parts/narrow';
import { Offer } from '../parts/offer';
import { paths } from '../paths';
import type { Texts } from '../texts/en';
import { useTexts } from '../texts/texts';
import { Absolute } from '../time/moment';
import type { Cell, Line } from './csv';
import type { Derived, Entry } from './derive';
import { reasonOf, wordsOf } from './kinds';

interface Row {
  column: string;
  cell: Cell | undefined;
  line: Line;
}

function Meaning({ column, cell, line }: Row) {
  const { report } = useTexts();
  const words = wordsOf(column, report);
  if (cell?.kind !== 'sentinel') {
    return <>{words.meaning}</>;
  }
  return (
    <>
      <strong>{reasonOf({ column, line, sentinel: cell.text }, report)}</strong>{' '}
      {words.meaning}
    </>
  );
}

function Exact({ cell }: { cell: Cell | undefined }) {
  return (
    <>
      <span className="mono" translate="no">
        {cell?.text ?? ''}
      </span>
      {cell?.kind === 'time' && (
        <Box variant="small" display="block" color="text-body-secondary">
          <Absolute ms={cell.ms} />
        </Box>
      )}
    </>
  );
}

function Name({ column }: { column: string }) {
  const { report } = useTexts();
  return (
    <>
      {wordsOf(column, report).label}
      <Box variant="small" display="block" color="text-body-secondary">
        <span className="mono" translate="no">
          {column}
        </span>
      </Box>
    </>
  );
}

function sideBySide(report: Texts['report']): TableProps.ColumnDefinition<Row>[] {
  const { details } = report;
  return [
    {
      id: 'column',
      header: details.column,
      isRowHeader: true,
      minWidth: widthOf(details.column, 190),
      cell: ({ column }) => <Name column={column} />,
    },
    { id: 'value', header: details.value, minWidth: 190, cell: ({ cell }) => <Exact cell={cell} /> },
    {
      id: 'meaning',
      header: details.meaning,
      minWidth: 260,
      cell: row => <Meaning {...row} />,
    },
    {
      id: 'change',
      header: details.change,
      minWidth: 200,
      cell: ({ column }) => wordsOf(column, report).change,
    },
  ];
}

// On a phone all of it one below the other, or what a cell means would be out of sight.
function stacked(report: Texts['report']): TableProps.ColumnDefinition<Row> {
  const { details } = report;
  return {
    id: 'column',
    header: details.column,
    cell: ({ column, cell, line }) => (
      <SpaceBetween size="xxs">
        <Name column={column} />
        <Exact cell={cell} />
        <Meaning column={column} cell={cell} line={line} />
        <Box variant="small" color="text-body-secondary">
          {details.change}: {wordsOf(column, report).change}
        </Box>
      </SpaceBetween>
    ),
  };
}

export function Details({ entry, derived }: { entry: Entry; derived: Derived }) {
  const { report, general } = useTexts();
  const { details } = report;
  const narrow = useIsNarrow();
  return (
    <SplitPanel
      header={details.title(entry.user)}
      hidePreferencesButton
      i18nStrings={{
        closeButtonAriaLabel: details.close,
        openButtonAriaLabel: details.panel.open,
        resizeHandleAriaLabel: details.panel.resize,
        preferencesTitle: details.panel.position,
        preferencesConfirm: general.confirm,
        preferencesCancel: general.cancel,
      }}
    >
      <SpaceBetween size="m">
        <Offer of={entry.isRoot ? [] : 'GetUser'}>
          <Link href={entry.isRoot ? paths.rootUser : paths.user(entry.user, 'credentials')} onFollow={follow}>
            {details.openUser}
          </Link>
        </Offer>
        <Table
          variant={narrow ? 'borderless' : 'embedded'}
          wrapLines
          items={derived.columns.map(column => ({ column, cell: entry.line.get(column), line: entry.line }))}
          trackBy="column"
          ariaLabels={{ tableLabel: `${details.title(entry.user)}: ${details.meaning}` }}
          columnDefinitions={narrow ? [stacked(report)] : sideBySide(report)}
        />
      </SpaceBetween>
    </SplitPanel>
  );
}
