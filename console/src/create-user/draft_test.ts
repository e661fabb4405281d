import { expect, test } from 'vitest';
import { EMPTY, isGenerated, missingOf, MOST_USERS, namesOf, pastedNames } from './draft';

test('Names are taken from a list as it was pasted', () => {
  expect(pastedNames('alice\nbob\r\ncarol\t dave;erin\n\n')).toEqual(['alice', 'bob', 'carol', 'dave', 'erin']);
  expect(pastedNames('alice, bob, carol,')).toEqual(['alice', 'bob', 'carol']);
  expect(pastedNames('tanaka,yuki\nsato,ken')).toEqual(['tanaka,yuki', 'sato,ken']);
  expect(pastedNames('  ')).toEqual([]);
});

test('A name that stands twice is meant once, whatever its case', () => {
  expect(pastedNames('alice\nbob\nAlice\nalice')).toEqual(['alice', 'bob']);
});

test('What is missing is said', () => {
  expect(missingOf(EMPTY)).toEqual(['name']);
  expect(missingOf({ ...EMPTY, name: ' alice ' })).toEqual([]);
  expect(namesOf({ ...EMPTY, name: ' alice ' })).toEqual(['alice']);
  expect(missingOf({ ...EMPTY, name: 'alice', hasConsole: true, isGenerated: false })).toEqual(['password']);
  const many = Array.from({ length: MOST_USERS + 1 }, (_, at) => `user-${at}`);
  expect(missingOf({ ...EMPTY, isSeveral: true, pasted: many.join('\n') })).toEqual(['tooMany']);
  expect(missingOf({ ...EMPTY, isSeveral: true, pasted: many.slice(1).join('\n') })).toEqual([]);
});

test('Several users never share a password', () => {
  expect(isGenerated({ ...EMPTY, isGenerated: false })).toBe(false);
  expect(isGenerated({ ...EMPTY, isGenerated: false, isSeveral: true })).toBe(true);
});
