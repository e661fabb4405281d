// A short list within a page: no filter and no pages, but every state.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { Asked } from '../answer';
import { useMay } from '../session/permitted';
import { grouped } from '../texts/grouped';
import { useTexts } from '../texts/texts';
import { Failure } from './failure';
import { useFocusKept } from './focus';
import { widthOf } from './listing/column';
import { useIsNarrow } from './narrow';
import { ACTIONS, stackedColumn } from './stacked';

export interface SmallColumn<T> {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  minWidth?: number;
  isWide?: boolean; // on a phone its head stands above it
  of?: string; // the action that it offers: only for those who may do it
}

// The last one, with room for a button and the arrow beside its word in either language.
export function actionsColumn<T>(header: string, cell: (row: T) => ReactNode): SmallColumn<T> {
  return { id: ACTIONS, header, minWidth: 176, cell };
}

// The same with a single deed, whose name says to whom it would be done for who only hears it.
export function deedColumn<T>(header: string, deed: {
  of: string;
  text: string;
  to: (row: T) => string;
  onClick: (row: T) => void;
}): SmallColumn<T> {
  return {
    id: ACTIONS,
    header,
    minWidth: widthOf(deed.text),
    of: deed.of,
    cell: row => (
      <Button variant="inline-link" ariaLabel={`${deed.text}: ${deed.to(row)}`} onClick={() => deed.onClick(row)}>
        {deed.text}
      </Button>
    ),
  };
}

interface Parts<T> {
  title: string;
  hint?: string;
  actions?: ReactNode;
  asked: Asked<readonly T[]>;
  columns: SmallColumn<T>[];
  rowId: (row: T) => string;
  empty: string;
  wrapLines?: boolean; // sentences are read to their end
}

function sideBySide<T>(
  columns: readonly SmallColumn<T>[],
  alignment: 'top' | 'middle',
): TableProps.ColumnDefinition<T>[] {
  return columns.map((column, at) => ({
    id: column.id,
    header: column.header,
    cell: column.cell,
    isRowHeader: at === 0,
    minWidth: widthOf(column.header, column.minWidth),
    verticalAlign: alignment,
  }));
}

export function SmallTable<T>({ title, hint, actions, asked, columns: all, rowId, empty, ...rest }: Parts<T>) {
  const { general } = useTexts();
  const may = useMay();
  const columns = all.filter(({ of }) => of === undefined || may(of));
  const { answer, retry } = asked;
  const count = answer.state === 'ready' ? `(${grouped(answer.value.length)})` : '';
  const header = (
    <Header variant="h2" counter={count} description={hint} actions={actions}>
      {title}
    </Header>
  );
  const part = useFocusKept(answer);
  const narrow = useIsNarrow();
  const areSentences = rest.wrapLines === true;
  if (answer.state === 'failed') {
    return (
      <SpaceBetween size="s">
        <Header variant="h2">{title}</Header>
        <Failure error={answer.error} retry={retry} />
      </SpaceBetween>
    );
  }
  return (
    <div ref={part}>
      <Table
        header={header}
        items={answer.state === 'ready' ? answer.value : []}
        loading={answer.state === 'loading'}
        loadingText={general.loading}
        trackBy={rowId}
        ariaLabels={{ tableLabel: title }}
        stickyColumns={columns.at(-1)?.id === ACTIONS && !narrow ? { last: 1 } : {}}
        wrapLines={narrow || areSentences}
        columnDefinitions={narrow ? [stackedColumn(columns)] : sideBySide(columns, areSentences ? 'top' : 'middle')}
        empty={
          <Box textAlign="center" color="inherit">
            {empty}
          </Box>
        }
      />
    </div>
  );
}
