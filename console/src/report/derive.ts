// The lines of a report joined with what the server's audit says of them, for the page to count, group and show. Ages
// are those of the moment that the audit judges at. A sentinel is a category of its own, never a zero.
import { DAY_MS } from '../time/format';
import { type Audit, type Control, type Finding, limitMsOf, TOPICS, type Topic } from './audit';
import type { Line, Report } from './csv';

export const NEVER = 'never';
export type Coverage = 'with' | 'without' | 'none';

export interface Credential {
  user: string;
  slot: 0 | 1 | 2; // 0 is the password
  isActive: boolean;
  wasUsed: boolean;
  ageMs: number;
  idleMs: number;
  service: string;
  region: string;
  topics: readonly string[]; // of the controls that it fails
}

export interface Entry {
  user: string;
  isRoot: boolean;
  line: Line;
  credentials: Credential[];
  coverage: Coverage;
  findings: Finding[];
  topics: Topic[];
}

export interface Derived {
  generatedMs: number;
  columns: string[];
  entries: Entry[];
  credentials: Credential[];
  controls: ReadonlyMap<string, Control>;
  limits: Record<Topic, number>; // in days; zero where a topic has none
  ageEdges: number[];
  idleEdges: number[];
}

const AGE_EDGES = [30, 60, 180, 365];
const IDLE_EDGES = [7, 30, 90];

function edgesWith(edges: readonly number[], limit: number): number[] {
  return [...new Set([...edges, limit])].filter(days => days > 0).toSorted((a, b) => a - b);
}

// "61–90": an age of exactly 90 days belongs to it, and a second more to the next one.
export function ageBucketOf(ms: number, edges: readonly number[]): string {
  const at = edges.findIndex(edge => ms <= edge * DAY_MS);
  return ageBuckets(edges)[at < 0 ? edges.length : at] ?? '';
}

export function ageBuckets(edges: readonly number[]): string[] {
  const names = edges.map((edge, at) => `${at === 0 ? 0 : (edges[at - 1] ?? 0) + 1}–${edge}`);
  return [...names, `${(edges.at(-1) ?? 0) + 1}+`];
}

// "45–89": exactly 45 days without use belong to it, and a second less to the one before.
function idleBucketOf(ms: number, edges: readonly number[]): string {
  const at = edges.findIndex(edge => ms < edge * DAY_MS);
  return idleBuckets(edges)[at < 0 ? edges.length : at] ?? '';
}

export function idleBuckets(edges: readonly number[]): string[] {
  const names = edges.map((edge, at) => `${at === 0 ? 0 : edges[at - 1]}–${edge - 1}`);
  return [...names, `${edges.at(-1) ?? 0}+`];
}

export function lastUseBucketOf(credential: Credential, edges: readonly number[]): string {
  return credential.wasUsed ? idleBucketOf(credential.idleMs, edges) : NEVER;
}

export function pairOf(age: string, other: string): string {
  return `${age} × ${other}`;
}

export function isOn(line: Line, column: string): boolean {
  const cell = line.get(column);
  return cell?.kind === 'flag' && cell.isOn;
}

function textOf(line: Line, column: string): string {
  return line.get(column)?.text ?? '';
}

export function isKey(credential: Credential): boolean {
  return credential.slot !== 0;
}

export function hasTopic(credential: Credential, topic: Topic): boolean {
  return credential.topics.includes(topic);
}

type Audited = Audit['users'][number];

function credentialsOf(line: Line, audited: Audited, asOfMs: number, topicOf: (finding: Finding) => string) {
  return audited.credentials.map<Credential>(({ slot, isActive, wasUsed, since, idleSince }) => ({
    user: audited.user,
    slot,
    isActive,
    wasUsed,
    ageMs: asOfMs - since * 1000,
    idleMs: asOfMs - idleSince * 1000,
    service: slot === 0 ? '' : textOf(line, `access_key_${slot}_last_used_service`),
    region: slot === 0 ? '' : textOf(line, `access_key_${slot}_last_used_region`),
    topics: audited.findings.filter(finding => finding.slot === slot).map(topicOf),
  }));
}

function entryOf(line: Line, audited: Audited, asOfMs: number, controls: Derived['controls']): Entry {
  const topicOf = ({ control }: Finding) => controls.get(control)?.topic ?? '';
  const found = new Set(audited.findings.map(topicOf));
  const topics = TOPICS.filter(topic => found.has(topic));
  return {
    user: audited.user,
    isRoot: textOf(line, 'arn').endsWith(':root') && audited.user === '<root_account>',
    line,
    credentials: credentialsOf(line, audited, asOfMs, topicOf),
    coverage: topics.includes('mfa') ? 'without' : audited.canSignIn ? 'with' : 'none',
    findings: audited.findings,
    topics,
  };
}

export function derive(report: Report, audit: Audit): Derived {
  const controls = new Map(audit.controls.map(control => [control.id, control]));
  const audited = new Map(audit.users.map(user => [user.user, user]));
  const asOfMs = audit.asOf * 1000;
  const entries = report.lines.map(line => {
    const user = textOf(line, 'user');
    const nothing = { user, canSignIn: false, credentials: [], findings: [] };
    return entryOf(line, audited.get(user) ?? nothing, asOfMs, controls);
  });
  const daysOfLimit = (topic: Topic) => (limitMsOf(audit.controls, topic) ?? 0) / DAY_MS;
  const limits = Object.fromEntries(TOPICS.map(topic => [topic, daysOfLimit(topic)])) as Record<Topic, number>;
  return {
    generatedMs: asOfMs,
    columns: report.columns,
    entries,
    credentials: entries.flatMap(entry => entry.credentials),
    controls,
    limits,
    ageEdges: edgesWith(AGE_EDGES, limits.rotation),
    idleEdges: edgesWith(IDLE_EDGES, limits.unused),
  };
}

// How many users a topic is about, which is how many lines its filter leaves, and how many credentials of theirs.
export interface Count {
  users: number;
  credentials: number;
}

export function countOf({ entries }: Derived, topic: Topic): Count {
  const users = entries.filter(entry => entry.topics.includes(topic));
  const credentials = users.flatMap(entry => entry.credentials.filter(one => hasTopic(one, topic)));
  return { users: users.length, credentials: credentials.length };
}
