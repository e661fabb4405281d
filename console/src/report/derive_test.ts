import { describe, expect, test } from 'vitest';
import { reportOf } from './csv';
import { AGE_EDGES, bucketOf, bucketsOf, countsOf, derive, isNeverUsedKey, isOld, isUnused } from './derive';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 8, 11, 12);
const COLUMNS = [
  'user',
  'arn',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
];

function daysBefore(days: number, seconds = 0): string {
  return `${new Date(NOON - days * DAY - seconds * 1000).toISOString().slice(0, 19)}Z`;
}

// A user without any credential, but for what is given.
function aUser(cells: Record<string, string>): string {
  const bare: Record<string, string> = {
    user: 'alice',
    arn: 'arn:aws:iam::123456789012:user/alice',
    password_enabled: 'false',
    mfa_active: 'false',
    access_key_1_active: 'false',
  };
  return COLUMNS.map(column => cells[column] ?? bare[column] ?? 'N/A').join(',');
}

function derived(...users: string[]) {
  return derive(reportOf([COLUMNS.join(','), ...users].join('\n')), NOON);
}

const key = (rotated: string, used = 'N/A') => ({
  access_key_1_active: 'true',
  access_key_1_last_rotated: rotated,
  access_key_1_last_used_date: used,
});

describe('The age of a key', () => {
  test('is past the limit only when more than 90 whole days have gone by', () => {
    const [at, after] = derived(
      aUser(key(daysBefore(91, -1))),
      aUser(key(daysBefore(91))),
    ).credentials;
    expect(at && isOld(at)).toBe(false);
    expect(after && isOld(after)).toBe(true);
  });

  test('falls into the group whose edge it does not pass', () => {
    expect(bucketsOf(AGE_EDGES)).toEqual(['0–30', '31–60', '61–90', '91–180', '181–365', '366+']);
    expect(bucketOf(90 * DAY, AGE_EDGES)).toBe('61–90');
    expect(bucketOf(91 * DAY - 1, AGE_EDGES)).toBe('61–90');
    expect(bucketOf(91 * DAY, AGE_EDGES)).toBe('91–180');
    expect(bucketOf(4000 * DAY, AGE_EDGES)).toBe('366+');
  });
});

describe('A credential', () => {
  test('that was never used counts as idle since it was made, not as never idle', () => {
    const [young, old] = derived(aUser(key(daysBefore(45))), aUser(key(daysBefore(46)))).credentials;
    expect(young && isUnused(young)).toBe(false);
    expect(old && isUnused(old)).toBe(true);
    expect(old && isNeverUsedKey(old)).toBe(true);
  });

  test('that is inactive needs no attention', () => {
    const world = derived(
      aUser({ access_key_1_active: 'false', access_key_1_last_rotated: daysBefore(400) }),
    );
    expect(countsOf(world)).toEqual({ consoleWithoutMfa: 0, oldKey: 0, unused: 0, neverUsedKey: 0 });
    expect(world.credentials).toHaveLength(1);
  });

  test('is a password when there is one, whether or not it was used', () => {
    const [password] = derived(
      aUser({
        password_enabled: 'true',
        password_last_changed: daysBefore(10),
        password_last_used: 'no_information',
      }),
    ).credentials;
    expect(password).toMatchObject({ slot: 0, unusedMs: undefined, ageMs: 10 * DAY });
    expect(password && isNeverUsedKey(password)).toBe(false);
  });
});

describe('Console access', () => {
  test('includes the root user, of whose password the report does not tell', () => {
    const world = derived(
      aUser({
        user: '<root_account>',
        arn: 'arn:aws:iam::123456789012:root',
        password_enabled: 'not_supported',
      }),
    );
    expect(world.entries[0]).toMatchObject({ isRoot: true, coverage: 'without' });
    expect(countsOf(world).consoleWithoutMfa).toBe(1);
  });

  test('is none without a password, and covered with a device', () => {
    const world = derived(
      aUser({}),
      aUser({ password_enabled: 'true', password_last_changed: daysBefore(1), mfa_active: 'true' }),
    );
    expect(world.entries.map(entry => entry.coverage)).toEqual(['none', 'with']);
  });
});
