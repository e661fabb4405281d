import { describe, expect, test } from 'vitest';
import { fitted, flag, listOf, member, number, object, oneOf, optional, orNull, recordOf, text } from './shape';
import { AccessKey, User } from './shapes';

const alice = { UserName: 'alice', UserId: 'AIDA', Arn: 'arn', Path: '/', CreateDate: 1 };

describe('A shape', () => {
  test('reads what is as it should be, and leaves behind what it does not name', () => {
    expect(User({ ...alice, New: 1 }, 'User')).toEqual(alice);
    expect(User({ ...alice, Tags: [{ Key: 'k', Value: '' }] }, 'User').Tags).toEqual([{ Key: 'k', Value: '' }]);
  });

  test('says where an answer is not what it should be', () => {
    const users = member('Users', listOf(User));
    const broken = { Users: [alice, { ...alice, CreateDate: '2026-01-01' }] };
    expect(() => users(broken, 'ListUsers')).toThrow('ListUsers.Users[1].CreateDate is not a number');
    expect(() => users({}, 'ListUsers')).toThrow('ListUsers.Users is not a list');
    expect(() => users(null, 'ListUsers')).toThrow('ListUsers is not an object');
    expect(() => users([], 'ListUsers')).toThrow('ListUsers is not an object');
    expect(() => AccessKey({ AccessKeyId: 'A', Status: 'On', CreateDate: 1 }, 'key')).toThrow(
      'key.Status is not one of Active, Inactive, Expired',
    );
  });

  test('takes a member that may be absent, but not one of another kind', () => {
    const shape = object({ at: optional(number) });
    expect(shape({}, '')).toEqual({});
    expect(shape({ at: 3 }, '')).toEqual({ at: 3 });
    expect(fitted(shape, { at: null })).toBeUndefined();
  });

  test('tells null, absent and empty apart', () => {
    const shape = object({ alias: orNull(text) });
    expect(shape({ alias: null }, '')).toEqual({ alias: null });
    expect(fitted(shape, {})).toBeUndefined();
    expect(fitted(listOf(text), [])).toEqual([]);
  });

  test('reads numbers by name', () => {
    expect(recordOf(number)({ Users: 3 }, 'map')).toEqual({ Users: 3 });
    expect(() => recordOf(number)({ Users: '3' }, 'map')).toThrow('map.Users is not a number');
  });

  test('knows words and truth from texts that look like them', () => {
    expect(fitted(flag, 'true')).toBeUndefined();
    expect(fitted(oneOf('guide', 'live'), 'live')).toBe('live');
    expect(fitted(oneOf('guide', 'live'), 'toString')).toBeUndefined();
  });
});
