// What the page computes from a report's lines: credentials with their ages, and what needs attention. Ages count from
// the time of the report, never from now. A sentinel is a category of its own, never a zero.
import { ROTATION_DAYS, UNUSED_DAYS } from '../limits';
import { daysOf } from '../time/format';
import type { Line, Report } from './csv';

export const AGE_EDGES = [30, 60, ROTATION_DAYS, 180, 365];
export const USE_EDGES = [7, 30, UNUSED_DAYS, 90];
export const NEVER = 'never';

export const ATTENTION = ['consoleWithoutMfa', 'oldKey', 'unused', 'neverUsedKey'] as const;
export type Attention = (typeof ATTENTION)[number];
export type Coverage = 'with' | 'without' | 'none';

export interface Credential {
  user: string;
  slot: 0 | 1 | 2; // 0 is the password
  isActive: boolean;
  ageMs: number;
  unusedMs: number | undefined; // undefined: never used
  service: string;
  region: string;
}

export interface Entry {
  user: string;
  isRoot: boolean;
  line: Line;
  credentials: Credential[];
  coverage: Coverage;
  attention: Attention[];
}

// "61–90": in whole days, as every age is shown, and as audit tools count.
export function bucketOf(ms: number, edges: readonly number[]): string {
  const at = edges.findIndex(edge => daysOf(ms) <= edge);
  return bucketsOf(edges)[at < 0 ? edges.length : at] ?? '';
}

export function bucketsOf(edges: readonly number[]): string[] {
  const names = edges.map((edge, at) => `${at === 0 ? 0 : (edges[at - 1] ?? 0) + 1}–${edge}`);
  return [...names, `${(edges.at(-1) ?? 0) + 1}+`];
}

export function lastUseBucketOf(credential: Credential): string {
  return credential.unusedMs === undefined ? NEVER : bucketOf(credential.unusedMs, USE_EDGES);
}

export function pairOf(age: string, other: string): string {
  return `${age} × ${other}`;
}

export function isOn(line: Line, column: string): boolean {
  const cell = line.get(column);
  return cell?.kind === 'flag' && cell.isOn;
}

function msOf(line: Line, column: string): number | undefined {
  const cell = line.get(column);
  return cell?.kind === 'time' ? cell.ms : undefined;
}

function textOf(line: Line, column: string): string {
  return line.get(column)?.text ?? '';
}

function passwordOf(line: Line, user: string, nowMs: number): Credential[] {
  const changed = msOf(line, 'password_last_changed');
  if (!isOn(line, 'password_enabled') || changed === undefined) {
    return [];
  }
  const used = msOf(line, 'password_last_used');
  const unusedMs = used === undefined ? undefined : nowMs - used;
  return [{ user, slot: 0, isActive: true, ageMs: nowMs - changed, unusedMs, service: '', region: '' }];
}

function keyOf(line: Line, user: string, slot: 1 | 2, nowMs: number): Credential[] {
  const rotated = msOf(line, `access_key_${slot}_last_rotated`);
  if (rotated === undefined) {
    return [];
  }
  const used = msOf(line, `access_key_${slot}_last_used_date`);
  return [
    {
      user,
      slot,
      isActive: isOn(line, `access_key_${slot}_active`),
      ageMs: nowMs - rotated,
      unusedMs: used === undefined ? undefined : nowMs - used,
      service: textOf(line, `access_key_${slot}_last_used_service`),
      region: textOf(line, `access_key_${slot}_last_used_region`),
    },
  ];
}

export function isKey(credential: Credential): boolean {
  return credential.slot !== 0;
}

export function isOld(credential: Credential): boolean {
  return isKey(credential) && credential.isActive && daysOf(credential.ageMs) > ROTATION_DAYS;
}

// Idle time counts from the last use, or from the beginning of what was never used.
export function idleMs(credential: Credential): number {
  return credential.unusedMs ?? credential.ageMs;
}

export function isUnused(credential: Credential): boolean {
  return credential.isActive && daysOf(idleMs(credential)) > UNUSED_DAYS;
}

export function isNeverUsedKey(credential: Credential): boolean {
  return isKey(credential) && credential.isActive && credential.unusedMs === undefined;
}

// The root user can always sign in, whatever the report tells of its password.
function coverageOf(line: Line): Coverage {
  const isRootPassword = line.get('password_enabled')?.text === 'not_supported';
  if (!isRootPassword && !isOn(line, 'password_enabled')) {
    return 'none';
  }
  return isOn(line, 'mfa_active') ? 'with' : 'without';
}

function entryOf(line: Line, nowMs: number): Entry {
  const user = textOf(line, 'user');
  const credentials = [
    ...passwordOf(line, user, nowMs),
    ...keyOf(line, user, 1, nowMs),
    ...keyOf(line, user, 2, nowMs),
  ];
  const coverage = coverageOf(line);
  const holds: Record<Attention, boolean> = {
    consoleWithoutMfa: coverage === 'without',
    oldKey: credentials.some(isOld),
    unused: credentials.some(isUnused),
    neverUsedKey: credentials.some(isNeverUsedKey),
  };
  return {
    user,
    isRoot: textOf(line, 'arn').endsWith(':root') && user === '<root_account>',
    line,
    credentials,
    coverage,
    attention: ATTENTION.filter(kind => holds[kind]),
  };
}

export interface Derived {
  generatedMs: number;
  columns: string[];
  entries: Entry[];
  credentials: Credential[];
}

export function derive(report: Report, generatedMs: number): Derived {
  const entries = report.lines.map(line => entryOf(line, generatedMs));
  return {
    generatedMs,
    columns: report.columns,
    entries,
    credentials: entries.flatMap(entry => entry.credentials),
  };
}

export function countsOf({ entries, credentials }: Derived): Record<Attention, number> {
  return {
    consoleWithoutMfa: entries.filter(entry => entry.coverage === 'without').length,
    oldKey: credentials.filter(isOld).length,
    unused: credentials.filter(isUnused).length,
    neverUsedKey: credentials.filter(isNeverUsedKey).length,
  };
}
