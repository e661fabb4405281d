import { expect, test } from 'vitest';
import { spreadsheetCsvOf } from '../save';
import type { Column } from './column';
import { recordsOf } from './export';

interface Row {
  name: string;
  ages: number[];
}

const columns: Column<Row>[] = [
  { id: 'name', header: 'User name', value: row => row.name, cell: () => null },
  { id: 'ages', header: 'Ages', value: row => row.ages, cell: () => null },
  { id: 'since', header: 'Since', head: 'since', value: () => 0, text: () => '1970-01-01T00:00:00Z', cell: () => null },
  { id: 'hidden', header: 'Hidden', value: () => 'x', cell: () => null, isOnlyFilter: true },
];

test('A list is written with its heads, as a file says it', () => {
  expect(recordsOf(columns, [{ name: 'alice', ages: [100, 3] }])).toEqual([
    ['User name', 'Ages', 'since'],
    ['alice', '100 3', '1970-01-01T00:00:00Z'],
  ]);
});

test('No cell runs as a formula, and none falls apart', () => {
  const names = ['=1+1', ' +2', '@SUM', '＝1', 'a,b', 'say "hi"', '-', 'alice'];
  expect(spreadsheetCsvOf([names])).toBe(`'=1+1,' +2,'@SUM,'＝1,"a,b","say ""hi""",'-,alice\r\n`);
});
