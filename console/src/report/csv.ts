// The report as it comes: CSV after RFC 4180, into lines of named cells.
export const SENTINELS = ['N/A', 'no_information', 'not_supported'] as const;
export type Sentinel = (typeof SENTINELS)[number];

export type Cell =
  | { kind: 'time'; text: string; ms: number }
  | { kind: 'flag'; text: string; isOn: boolean }
  | { kind: 'sentinel'; text: Sentinel }
  | { kind: 'text'; text: string };

export type Line = ReadonlyMap<string, Cell>;

export class UnreadableReport extends Error {}

export function recordsOf(csv: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < csv.length) {
    let field = '';
    if (csv[at] === '"') {
      at += 1;
      for (;;) {
        const end = csv.indexOf('"', at);
        if (end < 0) {
          throw new UnreadableReport('a quoted field does not end');
        }
        field += csv.slice(at, end);
        at = end + 1;
        if (csv[at] !== '"') {
          break;
        }
        field += '"';
        at += 1;
      }
    } else {
      const start = at;
      while (at < csv.length && csv[at] !== ',' && csv[at] !== '\n') {
        at += 1;
      }
      field = csv.slice(start, at).replace(/\r$/, '');
    }
    record.push(field);
    if (csv[at] === ',') {
      at += 1;
      if (at === csv.length) {
        record.push('');
      }
    } else {
      at += csv[at] === '\r' ? 2 : 1;
      records.push(record);
      record = [];
    }
  }
  if (record.length > 0) {
    records.push(record);
  }
  return records;
}

// Names may look like anything, so only columns that cannot hold one are read as times, flags and sentinels.
const NAMES = new Set(['user', 'arn']);
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|\+00:00)$/;

function cellOf(column: string, text: string): Cell {
  if (NAMES.has(column)) {
    return { kind: 'text', text };
  }
  const sentinel = SENTINELS.find(known => known === text);
  if (sentinel !== undefined) {
    return { kind: 'sentinel', text: sentinel };
  }
  if (TIME.test(text)) {
    return { kind: 'time', text, ms: Date.parse(text) };
  }
  const lower = text.toLowerCase();
  if (column.endsWith('_active') || column.endsWith('_enabled')) {
    return { kind: 'flag', text, isOn: lower === 'true' };
  }
  return { kind: 'text', text };
}

export interface Report {
  columns: string[];
  lines: Line[];
}

export function reportOf(csv: string): Report {
  const [columns, ...records] = recordsOf(csv);
  if (columns === undefined || columns[0] !== 'user') {
    throw new UnreadableReport('the first line does not name the columns');
  }
  const lines = records.map(record => {
    if (record.length !== columns.length) {
      throw new UnreadableReport(`a line has ${record.length} cells instead of ${columns.length}`);
    }
    return new Map(columns.map((column, at) => [column, cellOf(column, record[at] ?? '')]));
  });
  return { columns, lines };
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64.replaceAll(/\s/g, '')), sign => sign.charCodeAt(0));
}
