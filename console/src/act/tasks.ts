// The requests that carry a plan out.
import { call } from '../api/client';
import type { Deed, Task } from '../guides/work';
import type { Planned, Wish } from './plan';

export type Kind = 'key' | 'password' | 'group';

function deedsOf({ name: UserName, keys }: Planned, { act, group: GroupName }: Wish): Deed<Kind>[] {
  switch (act) {
    case 'disableKeys':
      return keys.map(AccessKeyId => ({
        kind: 'key',
        of: AccessKeyId,
        act: () => call('UpdateAccessKey', { UserName, AccessKeyId, Status: 'Inactive' }),
      }));
    case 'requirePassword':
      return [
        {
          kind: 'password',
          of: UserName,
          act: () => call('UpdateLoginProfile', { UserName, PasswordResetRequired: true }),
        },
      ];
    case 'addToGroup':
      return [{ kind: 'group', of: GroupName, act: () => call('AddUserToGroup', { UserName, GroupName }) }];
  }
}

// For those to whom something is done.
export function tasksOf(planned: readonly Planned[], wish: Wish): Task<Kind>[] {
  return planned
    .filter(({ reason }) => reason === undefined)
    .map(one => ({ name: one.name, deeds: deedsOf(one, wish) }));
}
