import { expect, test } from 'vitest';
import { ApiError } from '../api/error';
import type { UserSummary } from '../api/shapes';
import { Summaries } from './summaries';

const alice: UserSummary = {
  UserName: 'alice',
  GroupNames: ['developers'],
  MFADevices: 1,
  AccessKeys: [],
  NotPermitted: ['iam:ListMFADevices'],
};
const groups = (summary: UserSummary) => summary.GroupNames.join();
const devices = (summary: UserSummary) => summary.MFADevices;

test('A part of a line is known as far as its action is permitted', () => {
  const summaries = new Summaries({ state: 'ready', value: [alice] });
  expect(summaries.part('alice', ['ListGroupsForUser'], groups)).toEqual({ state: 'known', value: 'developers' });
  expect(summaries.part('alice', ['ListMFADevices'], devices)).toEqual({ state: 'denied' });
  expect(summaries.value('alice', ['ListGroupsForUser'], groups)).toBe('developers');
  expect(summaries.value('alice', ['ListMFADevices'], devices)).toBe('');
});

test('A part that two actions tell takes both', () => {
  const summaries = new Summaries({ state: 'ready', value: [alice] });
  expect(summaries.part('alice', ['ListGroupsForUser', 'ListMFADevices'], groups)).toEqual({ state: 'denied' });
});

test('Until the answer is there the line says so, and when there is none, too', () => {
  const failed = { state: 'failed', error: new ApiError('ServiceFailure', 'no', 'id') } as const;
  for (const answer of [{ state: 'loading' } as const, failed]) {
    expect(new Summaries(answer).part('alice', ['ListGroupsForUser'], groups)).toEqual({ state: answer.state });
    expect(new Summaries(answer).value('alice', ['ListGroupsForUser'], groups)).toBe('');
  }
});
