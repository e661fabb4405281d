// The columns of the table: the 22 of the report, and properties derived from them that only filter.
import Link from '@cloudscape-design/components/link';
import { setQuery } from '../location';
import type { Value } from '../parts/listing/arrange';
import type { Column } from '../parts/listing/column';
import { paths } from '../paths';
import type { Texts } from '../texts/en';
import { DAY_MS } from '../time/format';
import { TOPICS, type Topic } from './audit';
import { CellView } from './cell';
import { SENTINELS } from './csv';
import {
  ageBucketOf,
  ageBuckets,
  type Credential,
  type Derived,
  type Entry,
  idleBuckets,
  isKey,
  lastUseBucketOf,
  NEVER,
  pairOf,
} from './derive';
import { slotOf, wordsOf } from './kinds';

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

export function topicLabel(topic: Topic, derived: Derived, texts: Texts['report']): string {
  return texts.attention[topic](derived.limits[topic]);
}

// Which group a key stands in, in each of the pictures that count keys; undefined: in none.
export const GROUPS: Record<string, (one: Credential, derived: Derived) => string | undefined> = {
  key_age_group: (one, derived) => (isKey(one) ? ageGroupOf(one, derived) : undefined),
  key_age_use: (one, derived) =>
    isKey(one) && one.isActive
      ? pairOf(ageBucketOf(one.ageMs, derived.ageEdges), lastUseBucketOf(one, derived.idleEdges))
      : undefined,
  key_place: one => (isKey(one) && one.isActive && one.wasUsed ? pairOf(one.service, one.region) : undefined),
};

export function ageGroupOf(key: Credential, derived: Derived): string {
  const bucket = ageBucketOf(key.ageMs, derived.ageEdges);
  return key.isActive ? bucket : pairOf(bucket, 'inactive');
}

interface Option {
  value: string;
  label: string;
}

function onlyFilter(
  id: string,
  header: string,
  filter: 'choice' | 'number',
  value: (entry: Entry) => Value,
  options: Option[] = [],
): Column<Entry> {
  return { id, header, filter, value, options, cell: () => null, isOnlyFilter: true };
}

function grouping(id: string, header: string, derived: Derived, options: Option[]): Column<Entry> {
  const groupOf = GROUPS[id];
  const groups = (entry: Entry) => entry.credentials.flatMap(one => groupOf?.(one, derived) ?? []);
  return onlyFilter(id, header, 'choice', groups, options);
}

function derivedColumns(texts: Texts, derived: Derived): Column<Entry>[] {
  const { report, general } = texts;
  const { properties } = report;
  const ages = ageBuckets(derived.ageEdges);
  const uses = [...idleBuckets(derived.idleEdges), NEVER];
  const useLabel = (use: string) => (use === NEVER ? general.never : use);
  const places = new Set(derived.credentials.flatMap(one => GROUPS['key_place']?.(one, derived) ?? []));
  return [
    onlyFilter(
      'attention',
      properties.attention,
      'choice',
      entry => entry.topics,
      TOPICS.map(value => ({ value, label: topicLabel(value, derived, report) })),
    ),
    onlyFilter('coverage', properties.mfaCoverage, 'choice', entry => entry.coverage, [
      { value: 'with', label: report.coverage.with },
      { value: 'without', label: report.coverage.without },
      { value: 'none', label: report.coverage.none },
    ]),
    onlyFilter('key_age', properties.keyAge, 'number', entry =>
      activeKeys(entry).map(key => key.ageMs / DAY_MS),
    ),
    onlyFilter('credential_unused', properties.credentialUnused, 'number', entry =>
      entry.credentials.filter(({ isActive }) => isActive).map(one => one.idleMs / DAY_MS),
    ),
    grouping(
      'key_age_group',
      properties.keyAgeBucket,
      derived,
      ages.flatMap(age => [
        { value: age, label: age },
        { value: pairOf(age, 'inactive'), label: pairOf(age, general.inactive) },
      ]),
    ),
    grouping(
      'key_age_use',
      properties.keyAgeUse,
      derived,
      ages.flatMap(age => uses.map(use => ({ value: pairOf(age, use), label: pairOf(age, useLabel(use)) }))),
    ),
    grouping('key_place', properties.keyPlace, derived, [...places].map(value => ({ value, label: value }))),
  ];
}

// What is filtered by: what the file says, but times by their age in days. What was never used is found by both: by the
// word that the file has for it, and by how long that is so.
function valueOf(entry: Entry, column: string, generatedMs: number): Value {
  const cell = entry.line.get(column);
  if (cell?.kind === 'time') {
    return (generatedMs - cell.ms) / DAY_MS;
  }
  const text = cell?.text ?? '';
  const slot = /_last_used(?:_date)?$/.test(column) ? slotOf(column) : undefined;
  const credential = entry.credentials.find(one => one.slot === slot && one.isActive && !one.wasUsed);
  return credential === undefined ? text : [credential.idleMs / DAY_MS, text];
}

const CHOICES = ['true', 'false', ...SENTINELS].map(value => ({ value, label: value }));

function filterOf(column: string): 'text' | 'number' | 'choice' {
  if (column.endsWith('_active') || column.endsWith('_enabled')) {
    return 'choice';
  }
  return /_(time|used|changed|rotation|rotated|date)$/.test(column) ? 'number' : 'text';
}

export function reportColumns(texts: Texts, derived: Derived): Column<Entry>[] {
  const columns = derived.columns.map<Column<Entry>>(column => {
    const filter = filterOf(column);
    const header = wordsOf(column, texts.report).label;
    return {
      id: column,
      header,
      ...(filter === 'number' ? { filterLabel: texts.report.properties.daysAgo(header) } : {}),
      value: entry => valueOf(entry, column, derived.generatedMs),
      head: column,
      text: entry => entry.line.get(column)?.text ?? '',
      filter,
      options: filter === 'choice' ? CHOICES : filter === 'number' ? CHOICES.slice(2) : [],
      minWidth: MIN_WIDTHS[column] ?? 130,
      isHiddenAtFirst: !SHOWN_AT_FIRST.includes(column),
      isRowHeader: column === 'user',
      cell: entry =>
        column === 'user' ? <Name entry={entry} /> : <CellView column={column} entry={entry} derived={derived} />,
    };
  });
  return [...columns, ...derivedColumns(texts, derived)];
}

function Name({ entry }: { entry: Entry }) {
  return (
    <Link
      href={paths.reportOf(entry.user)}
      onFollow={event => {
        event.preventDefault();
        setQuery({ user: entry.user });
      }}
    >
      <span translate="no">{entry.user}</span>
    </Link>
  );
}
