// The columns of the table: the 22 of the report, and properties derived from them that only filter.
import Link from '@cloudscape-design/components/link';
import { ROTATION_DAYS, UNUSED_DAYS } from '../limits';
import { setQuery } from '../location';
import type { Value } from '../parts/listing/arrange';
import type { Column } from '../parts/listing/column';
import { paths } from '../paths';
import type { Texts } from '../texts/en';
import { daysOf } from '../time/format';
import { CellView } from './cell';
import { SENTINELS } from './csv';
import {
  AGE_EDGES,
  ATTENTION,
  bucketOf,
  bucketsOf,
  type Credential,
  type Derived,
  type Entry,
  idleMs,
  isKey,
  NEVER,
  pairOf,
  lastUseBucketOf,
  USE_EDGES,
} from './derive';
import { wordsOf } from './kinds';

const SHOWN_AT_FIRST = [
  'user',
  'password_enabled',
  'password_last_used',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'cert_1_active',
];

const MIN_WIDTHS: Record<string, number> = { user: 200, arn: 320 };

function activeKeys(entry: Entry): Credential[] {
  return entry.credentials.filter(credential => isKey(credential) && credential.isActive);
}

export function attentionLabel(kind: (typeof ATTENTION)[number], texts: Texts['report']): string {
  const words = texts.attention;
  switch (kind) {
    case 'consoleWithoutMfa':
      return words.consoleWithoutMfa;
    case 'oldKey':
      return words.oldKey(ROTATION_DAYS);
    case 'unused':
      return words.unused(UNUSED_DAYS);
    case 'neverUsedKey':
      return words.neverUsedKey;
  }
}

function onlyFilter(
  id: string,
  header: string,
  filter: 'choice' | 'number',
  value: (entry: Entry) => Value,
  options: { value: string; label: string }[] = [],
): Column<Entry> {
  return { id, header, filter, value, options, cell: () => null, isOnlyFilter: true };
}

function derivedColumns(texts: Texts, derived: Derived): Column<Entry>[] {
  const { report, general } = texts;
  const { properties } = report;
  const ages = bucketsOf(AGE_EDGES);
  const uses = [...bucketsOf(USE_EDGES), NEVER];
  const useLabel = (use: string) => (use === NEVER ? general.never : use);
  const places = new Set(
    derived.entries.flatMap(activeKeys).flatMap(key => (key.unusedMs === undefined ? [] : [placeOf(key)])),
  );
  return [
    onlyFilter(
      'attention',
      properties.attention,
      'choice',
      entry => entry.attention,
      ATTENTION.map(value => ({ value, label: attentionLabel(value, report) })),
    ),
    onlyFilter('coverage', properties.mfaCoverage, 'choice', entry => entry.coverage, [
      { value: 'with', label: report.coverage.with },
      { value: 'without', label: report.coverage.without },
      { value: 'none', label: report.coverage.none },
    ]),
    onlyFilter('key_age', properties.keyAge, 'number', entry =>
      activeKeys(entry).map(key => daysOf(key.ageMs)),
    ),
    onlyFilter('credential_unused', properties.credentialUnused, 'number', entry =>
      entry.credentials.filter(({ isActive }) => isActive).map(one => daysOf(idleMs(one))),
    ),
    onlyFilter(
      'key_age_group',
      properties.keyAgeBucket,
      'choice',
      entry => entry.credentials.filter(isKey).map(ageGroupOf),
      ages.flatMap(age => [
        { value: age, label: age },
        { value: pairOf(age, 'inactive'), label: pairOf(age, general.inactive) },
      ]),
    ),
    onlyFilter(
      'key_age_use',
      properties.keyAgeUse,
      'choice',
      entry => activeKeys(entry).map(key => pairOf(bucketOf(key.ageMs, AGE_EDGES), lastUseBucketOf(key))),
      ages.flatMap(age => uses.map(use => ({ value: pairOf(age, use), label: pairOf(age, useLabel(use)) }))),
    ),
    onlyFilter(
      'key_place',
      properties.keyPlace,
      'choice',
      entry => activeKeys(entry).flatMap(key => (key.unusedMs === undefined ? [] : [placeOf(key)])),
      [...places].map(value => ({ value, label: value })),
    ),
  ];
}

export function ageGroupOf(key: Credential): string {
  const bucket = bucketOf(key.ageMs, AGE_EDGES);
  return key.isActive ? bucket : pairOf(bucket, 'inactive');
}

export function placeOf(key: Credential): string {
  return pairOf(key.service, key.region);
}

// What is filtered by: what the file says, but times by their age in days.
function valueOf(entry: Entry, column: string, generatedMs: number): Value {
  const cell = entry.line.get(column);
  return cell?.kind === 'time' ? Math.floor((generatedMs - cell.ms) / 86_400_000) : (cell?.text ?? '');
}

const CHOICES = ['true', 'false', ...SENTINELS].map(value => ({ value, label: value }));

function filterOf(column: string): 'text' | 'number' | 'choice' {
  if (column.endsWith('_active') || column.endsWith('_enabled')) {
    return 'choice';
  }
  return /_(time|used|changed|rotation|rotated|date)$/.test(column) ? 'number' : 'text';
}

export function reportColumns(texts: Texts, derived: Derived): Column<Entry>[] {
  const columns = derived.columns.map<Column<Entry>>(column => ({
    id: column,
    header: wordsOf(column, texts.report).label,
    value: entry => valueOf(entry, column, derived.generatedMs),
    filter: filterOf(column),
    options: filterOf(column) === 'choice' ? CHOICES : filterOf(column) === 'number' ? CHOICES.slice(2) : [],
    minWidth: MIN_WIDTHS[column] ?? 130,
    isHiddenAtFirst: !SHOWN_AT_FIRST.includes(column),
    isRowHeader: column === 'user',
    cell: entry =>
      column === 'user' ? (
        <Link
          href={paths.reportOf(entry.user)}
          onFollow={event => {
            event.preventDefault();
            setQuery({ user: entry.user });
          }}
        >
          <span translate="no">{entry.user}</span>
        </Link>
      ) : (
        <CellView column={column} entry={entry} generatedMs={derived.generatedMs} />
      ),
  }));
  return [...columns, ...derivedColumns(texts, derived)];
}
