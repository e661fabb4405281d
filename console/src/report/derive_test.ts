import { describe, expect, test } from 'vitest';
import type { Audit } from './audit';
import { reportOf } from './csv';
import { ageBucketOf, ageBuckets, countOf, derive, idleBuckets, lastUseBucketOf } from './derive';

const DAY = 86_400_000;
const NOON_S = Date.UTC(2026, 8, 11, 12) / 1000;
const TITLE = { en: 'title', ja: 'タイトル' };

function control(id: string, topic: Audit['controls'][number]['topic'], days?: number) {
  const limit = days === undefined ? {} : { limitSeconds: days * 86_400 };
  return { id, topic, severity: 'low' as const, title: TITLE, advice: TITLE, ...limit };
}

const CONTROLS = [
  control('KEYS-OLD', 'rotation', 90),
  control('KEYS-IDLE', 'unused', 45),
  control('PASSWORDS-IDLE', 'unused', 45),
  control('MFA', 'mfa'),
  control('ROOT', 'root_access_key'),
];

const LINES = [
  'user,arn,access_key_1_last_used_service,access_key_1_last_used_region',
  '<root_account>,arn:aws:iam::123456789012:root,N/A,N/A',
  'alice,arn:aws:iam::123456789012:user/alice,s3,us-east-1',
  'bob,arn:aws:iam::123456789012:user/bob,N/A,N/A',
].join('\n');

function finding(failed: string, slot?: number) {
  return { control: failed, column: 'mfa_active', value: 'false', ...(slot === undefined ? {} : { slot }) };
}

function key(slot: 0 | 1 | 2, days: number) {
  const since = NOON_S - days * 86_400;
  return { slot, isActive: true, wasUsed: false, since, idleSince: since };
}

function derived(users: Audit['users']) {
  return derive(reportOf(LINES), { asOf: NOON_S, controls: CONTROLS, users });
}

describe('What needs attention', () => {
  const found = derived([
    { user: '<root_account>', canSignIn: true, credentials: [], findings: [finding('MFA')] },
    {
      user: 'alice',
      canSignIn: true,
      credentials: [key(0, 100), key(1, 100), key(2, 100)],
      findings: [finding('PASSWORDS-IDLE', 0), finding('KEYS-IDLE', 1), finding('KEYS-IDLE', 2), finding('KEYS-OLD', 1)],
    },
  ]);

  test('is counted in users and in credentials apart', () => {
    expect(countOf(found, 'unused')).toEqual({ users: 1, credentials: 3 });
    expect(countOf(found, 'rotation')).toEqual({ users: 1, credentials: 1 });
    expect(countOf(found, 'mfa')).toEqual({ users: 1, credentials: 0 });
    expect(countOf(found, 'never_used')).toEqual({ users: 0, credentials: 0 });
  });

  test('is nothing but what the server found', () => {
    const old = derived([{ user: 'bob', canSignIn: false, credentials: [key(1, 4000)], findings: [] }]);
    expect(countOf(old, 'rotation').users).toBe(0);
    expect(old.entries.map(({ topics }) => topics)).toEqual([[], [], []]);
  });

  test('says of everybody whether they sign in, and with what', () => {
    expect(found.entries.map(({ coverage }) => coverage)).toEqual(['without', 'with', 'none']);
  });
});

describe('A key', () => {
  test('has the age of the moment of the audit, and the place of its last use from the file', () => {
    const [one] = derived([{ user: 'alice', canSignIn: false, credentials: [key(1, 20)], findings: [] }]).credentials;
    expect(one).toMatchObject({ ageMs: 20 * DAY, idleMs: 20 * DAY, service: 's3', region: 'us-east-1' });
  });
});

describe('Ages', () => {
  test('are grouped to the second, and each edge belongs to the younger group', () => {
    const edges = [30, 60, 90];
    expect(ageBuckets(edges)).toEqual(['0–30', '31–60', '61–90', '91+']);
    expect(ageBucketOf(90 * DAY, edges)).toBe('61–90');
    expect(ageBucketOf(90 * DAY + 1000, edges)).toBe('91+');
  });

  test('of what is unused are grouped so that each edge belongs to the older group', () => {
    expect(idleBuckets([7, 45])).toEqual(['0–6', '7–44', '45+']);
    const idle = (ms: number) =>
      lastUseBucketOf({ ...key(1, 0), user: '', service: '', region: '', topics: [], ageMs: 0, idleMs: ms, wasUsed: true }, [7, 45]);
    expect(idle(45 * DAY - 1000)).toBe('7–44');
    expect(idle(45 * DAY)).toBe('45+');
  });

  test('are grouped at the limit that the server names', () => {
    expect(derived([]).ageEdges).toEqual([30, 60, 90, 180, 365]);
    expect(derived([]).idleEdges).toEqual([7, 30, 45, 90]);
  });
});
