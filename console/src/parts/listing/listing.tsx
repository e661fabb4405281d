// A list of things with all that people expect of one: filter, sorting, pages, columns to choose, and every state. What
// is filtered, sorted and paged stands in the URL.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import PropertyFilter, { type PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { type ReactNode, useMemo, useState } from 'react';
import type { Asked } from '../../answer';
import { setQuery, useQuery } from '../../location';
import { keepTableLook, type TableLook, tableLook } from '../../preferences/store';
import { grouped } from '../../texts/grouped';
import { useTexts } from '../../texts/texts';
import { Failure } from '../failure';
import { useIsNarrow } from '../narrow';
import { stackedColumn } from '../stacked';
import { filtered, type Sort, sorted, sortOf, textOf, type ValueOf, wishOf } from './arrange';
import { type Column, widthOf } from './column';
import { LookPreferences } from './look';

interface Parts<T> {
  name: string;
  title: string;
  headingTag?: 'h1' | 'h2';
  description?: ReactNode;
  actions?: ReactNode | ((found: readonly T[]) => ReactNode); // what the filter found
  asked: Asked<readonly T[]>;
  columns: readonly Column<T>[];
  rowId: (row: T) => string;
  rowName: (row: T) => string;
  sort: Sort;
  isPinned?: (row: T) => boolean;
  empty?: { title: string; hint: string; action?: ReactNode }; // left out where there is always something
  selected?: readonly T[];
  onSelect?: (rows: T[]) => void;
  matches?: (count: number) => string; // what is counted, where that is not plain
  keepsNames?: boolean; // the first column stays in sight when the others move sideways
  selects?: 'one' | 'many';
}

const PAGE_SIZE = 20;

// A chip shows a choice by its label, not by the value that stands in the URL.
function labelOf<T>(column: Column<T>, value: unknown): string {
  return column.options?.find(option => option.value === value)?.label ?? String(value ?? '');
}

function filteringProperties<T>(columns: readonly Column<T>[]): PropertyFilterProps.FilteringProperty[] {
  const operators = {
    text: [':', '!:', '=', '!=', '^'],
    number: ['=', '!=', '>', '>=', '<', '<='],
    choice: ['=', '!='],
    none: [],
  } as const;
  return columns
    .filter(column => column.filter !== 'none')
    .map(column => ({
      key: column.id,
      propertyLabel: column.filterLabel ?? column.header,
      groupValuesLabel: column.filterLabel ?? column.header,
      operators: operators[column.filter ?? 'text'].map(operator => ({
        operator,
        format: (value: unknown) => labelOf(column, value),
      })),
      defaultOperator: column.filter === 'number' ? '>=' : column.filter === 'choice' ? '=' : ':',
    }));
}

function useArranged<T>(parts: Parts<T>) {
  const [filter] = useQuery('filter');
  const [sortText] = useQuery('sort');
  const rows = parts.asked.answer.state === 'ready' ? parts.asked.answer.value : undefined;
  const { columns, isPinned } = parts;
  const wish = useMemo(() => wishOf(filter), [filter]);
  const sort = sortOf(sortText, parts.sort);
  const { column, descending } = sort;
  const arranged = useMemo(() => {
    const byId = new Map(columns.map(known => [known.id, known]));
    const valueOf: ValueOf<T> = (row, property) => byId.get(property)?.value(row) ?? '';
    const searched = columns.filter(known => known.filter !== 'none').map(known => known.id);
    const kept = filtered(rows ?? [], wish, valueOf, searched);
    return sorted(kept, { column, descending }, valueOf, isPinned);
  }, [rows, columns, wish, column, descending, isPinned]);
  return { wish, sort, arranged, total: rows?.length ?? 0 };
}

interface FilterParts<T> {
  columns: readonly Column<T>[];
  matches: string;
}

function Filter<T>({ columns, matches }: FilterParts<T>) {
  const { general } = useTexts();
  const [filter] = useQuery('filter');
  const wish = useMemo(() => wishOf(filter), [filter]);
  const properties = useMemo(() => filteringProperties(columns), [columns]);
  const options = columns.flatMap(column =>
    (column.options ?? []).map(option => ({ propertyKey: column.id, ...option })),
  );
  return (
    <PropertyFilter
      query={{
        operation: wish.operation,
        tokens: wish.tokens.map(({ property, operator, value }) =>
          property === undefined ? { operator, value } : { propertyKey: property, operator, value },
        ),
      }}
      onChange={({ detail }) =>
        setQuery({
          page: '',
          filter: textOf({
            operation: detail.operation,
            tokens: detail.tokens.map(({ propertyKey, operator, value }) => ({
              ...(propertyKey === undefined ? {} : { property: propertyKey }),
              operator,
              value: String(value),
            })),
          }),
        })
      }
      filteringProperties={properties}
      filteringOptions={options}
      filteringPlaceholder={general.search}
      filteringAriaLabel={general.search}
      countText={matches}
      expandToViewport
    />
  );
}

function Nothing({ title, hint, action }: { title: string; hint: string; action?: ReactNode }) {
  return (
    <Box textAlign="center" color="inherit" padding={{ vertical: 's' }}>
      <SpaceBetween size="xs">
        <Box variant="strong">{title}</Box>
        <Box color="inherit">{hint}</Box>
        {action}
      </SpaceBetween>
    </Box>
  );
}

function definitions<T>(columns: readonly Column<T>[]): TableProps.ColumnDefinition<T>[] {
  return columns
    .filter(column => column.isOnlyFilter !== true)
    .map(column => ({
      id: column.id,
      header: column.header,
      cell: column.cell,
      isRowHeader: column.isRowHeader === true,
      width: widthOf(column.header, column.minWidth),
      sortingField: column.id,
    }));
}

// How the table was left the last time, and is left now.
function useLook<T>(parts: Parts<T>) {
  const columns = parts.columns.filter(column => column.isOnlyFilter !== true);
  const first = columns.filter(column => column.isHiddenAtFirst !== true).map(column => column.id);
  const [look, setLook] = useState(() => tableLook(parts.name, { pageSize: PAGE_SIZE, columns: first }));
  const onChange = (changed: TableLook) => {
    setLook(changed);
    keepTableLook(parts.name, changed);
  };
  return { look, preferences: <LookPreferences look={look} columns={columns} onChange={onChange} />, columns };
}

function usePage(rows: number, pageSize: number) {
  const [text] = useQuery('page');
  const pages = Math.max(1, Math.ceil(rows / pageSize));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(text)) || 1));
  return { pages, first: (page - 1) * pageSize, page };
}

function Head<T>({ parts, found, counter = '' }: { parts: Parts<T>; found: readonly T[]; counter?: string }) {
  const { actions } = parts;
  return (
    <Header
      variant={parts.headingTag ?? 'h2'}
      counter={counter}
      description={parts.description}
      actions={typeof actions === 'function' ? actions(found) : actions}
    >
      {parts.title}
    </Header>
  );
}

function NoRows({ isFiltered, empty }: { isFiltered: boolean; empty: Parts<never>['empty'] | undefined }) {
  const { general } = useTexts();
  if (!isFiltered) {
    return empty === undefined ? <></> : <Nothing {...empty} />;
  }
  return (
    <Nothing
      title={general.noMatch}
      hint={general.noMatchHint}
      action={<Button onClick={() => setQuery({ filter: '', page: '' })}>{general.clearFilter}</Button>}
    />
  );
}

function selection<T>({ selected, onSelect, selects = 'one' }: Parts<T>): Partial<TableProps<T>> {
  if (onSelect === undefined) {
    return {};
  }
  return {
    selectionType: selects === 'one' ? 'single' : 'multi',
    selectedItems: [...(selected ?? [])],
    onSelectionChange: ({ detail }) => onSelect(detail.selectedItems),
  };
}

function keepSort<T>({ detail }: { detail: TableProps.SortingState<T> }): void {
  const column = detail.sortingColumn.sortingField ?? '';
  setQuery({ sort: `${detail.isDescending === true ? '-' : ''}${column}`, page: '' });
}

// On a phone a list is sorted by its first column alone.
function stackedDefinitions<T>(columns: readonly Column<T>[]): Pick<TableProps<T>, 'columnDefinitions'> {
  return { columnDefinitions: [{ ...stackedColumn(columns), sortingField: columns[0]?.id ?? '' }] };
}

export function Listing<T>(parts: Parts<T>) {
  const { general } = useTexts();
  const { wish, sort, arranged, total } = useArranged(parts);
  const { look, preferences, columns } = useLook(parts);
  const { page, pages, first } = usePage(arranged.length, look.pageSize);
  const shown = arranged.slice(first, first + look.pageSize);
  const narrow = useIsNarrow();
  const columnDefinitions = useMemo(() => definitions(parts.columns), [parts.columns]);
  const { answer, retry } = parts.asked;
  const isFiltered = wish.tokens.length > 0;
  const counter = isFiltered ? `(${grouped(arranged.length)}/${grouped(total)})` : `(${grouped(total)})`;
  const matches = (parts.matches ?? general.matches)(arranged.length);

  if (answer.state === 'failed') {
    return (
      <SpaceBetween size="m">
        <Head parts={parts} found={[]} />
        <Failure error={answer.error} retry={retry} />
      </SpaceBetween>
    );
  }
  return (
    <Table
      variant="container"
      enableKeyboardNavigation
      resizableColumns={!narrow}
      wrapLines={narrow}
      {...(parts.keepsNames === true && !narrow ? { stickyColumns: { first: 1 } } : {})}
      trackBy={parts.rowId}
      header={<Head parts={parts} found={arranged} counter={answer.state === 'ready' ? counter : ''} />}
      {...(narrow
        ? stackedDefinitions(columns.filter(({ id }) => look.columns.includes(id)))
        : { columnDefinitions, columnDisplay: columns.map(({ id }) => ({ id, visible: look.columns.includes(id) })) })}
      items={shown}
      loading={answer.state === 'loading'}
      loadingText={general.loading}
      sortingColumn={{ sortingField: sort.column }}
      sortingDescending={sort.descending}
      onSortingChange={keepSort}
      {...selection(parts)}
      ariaLabels={{
        tableLabel: parts.title,
        selectionGroupLabel: parts.title,
        allItemsSelectionLabel: () => general.selectPage,
        itemSelectionLabel: (_, row) => general.selectRow(parts.rowName(row)),
      }}
      filter={<Filter columns={parts.columns} matches={matches} />}
      pagination={
        <Pagination
          currentPageIndex={page}
          pagesCount={pages}
          onChange={({ detail }) => setQuery({ page: String(detail.currentPageIndex) })}
        />
      }
      preferences={preferences}
      empty={<NoRows isFiltered={isFiltered} empty={parts.empty} />}
    />
  );
}
