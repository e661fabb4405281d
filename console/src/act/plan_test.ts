import { expect, test } from 'vitest';
import type { UserSummary } from '../api/shapes';
import { plan, type Wish } from './plan';

const NOW = 1_800_000_000;
const DAY = 86_400;

function key(id: string, made: number, used?: number, Status: 'Active' | 'Inactive' = 'Active') {
  const last = used === undefined ? {} : { LastUsedDate: NOW - used * DAY };
  return { AccessKeyId: id, Status, CreateDate: NOW - made * DAY, ...last };
}

const base = { GroupNames: [], MFADevices: 0, AccessKeys: [], NotPermitted: [] };
const summaries: UserSummary[] = [
  { ...base, UserName: 'alice', AccessKeys: [key('A1', 100, 1), key('A2', 100)], PasswordCreateDate: NOW },
  { ...base, UserName: 'bob', AccessKeys: [key('B1', 200, 60, 'Inactive')], GroupNames: ['developers'] },
  { ...base, UserName: 'carol', AccessKeys: [key('C1', 90, 45)], NotPermitted: ['iam:GetAccessKeyLastUsed'] },
];
const names = ['alice', 'bob', 'carol', 'gone'];
const all: Wish = { act: 'disableKeys', group: '', olderThanDays: 0, unusedForDays: 0 };
const planned = (wish: Partial<Wish>) =>
  plan(names, summaries, { ...all, ...wish }, NOW * 1000).map(({ keys, reason }) => reason ?? keys.join());

test('Active keys are switched off, all of them or only the old and the idle', () => {
  expect(planned({})).toEqual(['A1,A2', 'noActiveKey', 'C1', 'notKnown']);
  expect(planned({ olderThanDays: 90 })).toEqual(['A1,A2', 'noActiveKey', 'C1', 'notKnown']);
  expect(planned({ olderThanDays: 91 })).toEqual(['A1,A2', 'noActiveKey', 'noSuchKey', 'notKnown']);
});

test('A key that was never used is idle since it was made, and one whose use is not told is left alone', () => {
  expect(planned({ unusedForDays: 45 })).toEqual(['A2', 'noActiveKey', 'notKnown', 'notKnown']);
  expect(planned({ unusedForDays: 101 })).toEqual(['noSuchKey', 'noActiveKey', 'notKnown', 'notKnown']);
});

test('A new password is required of who has one, and a group is joined by who is not in it', () => {
  expect(planned({ act: 'requirePassword' })).toEqual(['', 'noPassword', 'noPassword', 'notKnown']);
  expect(planned({ act: 'addToGroup', group: 'developers' })).toEqual(['', 'isMember', '', 'notKnown']);
});

test('What may not be seen is not changed', () => {
  const hidden = [{ ...base, UserName: 'alice', NotPermitted: ['iam:ListAccessKeys', 'iam:GetLoginProfile'] }];
  for (const act of ['disableKeys', 'requirePassword'] as const) {
    expect(plan(['alice'], hidden, { ...all, act }, NOW * 1000)).toEqual([
      { name: 'alice', keys: [], reason: 'notKnown' },
    ]);
  }
});
