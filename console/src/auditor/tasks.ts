// The requests that give an auditor access, in the order in which nothing is given before it is bounded. Whoever is
// made has our policy as a boundary, so that no group or policy that is added later makes it more.
import { ask, call } from '../api/client';
import { member } from '../api/shape';
import { CreatedKey } from '../api/shapes';
import type { Deed, Task } from '../guides/work';
import { AUDITOR_POLICY, type Draft, nameOf, permissionsUntil, trustOf } from './draft';

export type Kind = 'user' | 'role' | 'policy' | 'password' | 'key';

// Handed over once.
export interface Made {
  password: string; // as it is going to be
  key?: CreatedKey; // once there is one
}

export const DATED_POLICY = 'CredentialReportUntil';

function permission(draft: Draft, until: string): Deed<Kind> {
  const holder = draft.kind === 'user' ? 'User' : 'Role';
  const named = { [`${holder}Name`]: nameOf(draft) };
  return until === ''
    ? {
        kind: 'policy',
        of: AUDITOR_POLICY.slice(AUDITOR_POLICY.lastIndexOf('/') + 1),
        act: () => call(`Attach${holder}Policy`, { ...named, PolicyArn: AUDITOR_POLICY }),
      }
    : {
        kind: 'policy',
        of: DATED_POLICY,
        act: () =>
          call(`Put${holder}Policy`, {
            ...named,
            PolicyName: DATED_POLICY,
            PolicyDocument: permissionsUntil(until),
          }),
      };
}

function role(draft: Draft, until: string): Deed<Kind> {
  return {
    kind: 'role',
    of: draft.roleName,
    act: () =>
      call('CreateRole', {
        RoleName: draft.roleName,
        AssumeRolePolicyDocument: trustOf(draft, until),
        PermissionsBoundary: AUDITOR_POLICY,
      }),
  };
}

// `until` is empty for access without an end; `made` learns of the key.
export function taskOf(draft: Draft, until: string, made: Made): Task<Kind> {
  const UserName = draft.userName;
  if (draft.kind === 'role') {
    return { name: draft.roleName, deeds: [role(draft, until), permission(draft, until)] };
  }
  const user: Deed<Kind> = {
    kind: 'user',
    of: UserName,
    act: () => call('CreateUser', { UserName, PermissionsBoundary: AUDITOR_POLICY }),
  };
  const password: Deed<Kind> = {
    kind: 'password',
    of: UserName,
    act: () => call('CreateLoginProfile', { UserName, Password: made.password, PasswordResetRequired: true }),
  };
  const key: Deed<Kind> = {
    kind: 'key',
    of: UserName,
    act: async () => {
      made.key = await ask('CreateAccessKey', member('AccessKey', CreatedKey), { UserName });
    },
  };
  return {
    name: UserName,
    deeds: [
      user,
      permission(draft, until),
      ...(draft.hasPassword ? [password] : []),
      ...(draft.hasKey ? [key] : []),
    ],
  };
}
