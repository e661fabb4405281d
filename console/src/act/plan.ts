// What doing something to many users would do to each, before it is done. Pure: the summaries say what the users have.
import type { KeySummary, UserSummary } from '../api/shapes';
import { DAY_MS } from '../time/format';

export type Act = 'disableKeys' | 'requirePassword' | 'addToGroup';

export interface Wish {
  act: Act;
  group: string; // to be added to
  olderThanDays: number; // only keys of at least so many days, 0 for all
  unusedForDays: number; // only keys that were not used for at least so many days, 0 for all
}

// Why nothing would be done.
export type Reason = 'noActiveKey' | 'noSuchKey' | 'noPassword' | 'isMember' | 'notKnown';

export interface Planned {
  name: string;
  keys: readonly string[]; // ids that become inactive
  reason?: Reason; // where there is nothing to do
}

const ASKED: Record<Act, readonly string[]> = {
  disableKeys: ['iam:ListAccessKeys'],
  requirePassword: ['iam:GetLoginProfile'],
  addToGroup: ['iam:ListGroupsForUser'],
};

// A key that was never used has been idle since it was made.
function idleMs(key: KeySummary, nowMs: number): number {
  return nowMs - (key.LastUsedDate ?? key.CreateDate) * 1000;
}

function isMeant(key: KeySummary, wish: Wish, nowMs: number): boolean {
  return (
    nowMs - key.CreateDate * 1000 >= wish.olderThanDays * DAY_MS &&
    idleMs(key, nowMs) >= wish.unusedForDays * DAY_MS
  );
}

function ofKeys(summary: UserSummary, wish: Wish, nowMs: number): Planned {
  const name = summary.UserName;
  const active = summary.AccessKeys.filter(({ Status }) => Status === 'Active');
  // Without its last use nobody knows whether a key is one of the unused.
  if (wish.unusedForDays > 0 && summary.NotPermitted.includes('iam:GetAccessKeyLastUsed')) {
    return { name, keys: [], reason: 'notKnown' };
  }
  const meant = active.filter(key => isMeant(key, wish, nowMs)).map(({ AccessKeyId }) => AccessKeyId);
  if (meant.length > 0) {
    return { name, keys: meant };
  }
  return { name, keys: [], reason: active.length === 0 ? 'noActiveKey' : 'noSuchKey' };
}

function planOf(summary: UserSummary, wish: Wish, nowMs: number): Planned {
  const name = summary.UserName;
  if (ASKED[wish.act].some(action => summary.NotPermitted.includes(action))) {
    return { name, keys: [], reason: 'notKnown' };
  }
  switch (wish.act) {
    case 'disableKeys':
      return ofKeys(summary, wish, nowMs);
    case 'requirePassword':
      return summary.PasswordCreateDate === undefined ? { name, keys: [], reason: 'noPassword' } : { name, keys: [] };
    case 'addToGroup':
      return summary.GroupNames.includes(wish.group) ? { name, keys: [], reason: 'isMember' } : { name, keys: [] };
  }
}

export function plan(
  names: readonly string[],
  summaries: readonly UserSummary[],
  wish: Wish,
  nowMs: number,
): Planned[] {
  const byName = new Map(summaries.map(summary => [summary.UserName, summary]));
  return names.map(name => {
    const summary = byName.get(name);
    return summary === undefined ? { name, keys: [], reason: 'notKnown' } : planOf(summary, wish, nowMs);
  });
}
