// A list as a file: the rows that the filter left, in their order, with every column that the list has.
import { save, spreadsheetCsvOf } from '../save';
import type { Value } from './arrange';
import type { Column } from './column';

function textOf(value: Value): string {
  return typeof value === 'object' ? value.join(' ') : String(value);
}

export function recordsOf<T>(columns: readonly Column<T>[], rows: readonly T[]): string[][] {
  const shown = columns.filter(column => column.isOnlyFilter !== true);
  return [
    shown.map(({ header, head }) => head ?? header),
    ...rows.map(row => shown.map(({ value, text }) => text?.(row) ?? textOf(value(row)))),
  ];
}

export function exportCsv<T>(name: string, columns: readonly Column<T>[], rows: readonly T[]): void {
  save(new Blob([spreadsheetCsvOf(recordsOf(columns, rows))], { type: 'text/csv' }), `${name}.csv`);
}
