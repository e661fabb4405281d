// The requests that make a user: its permissions before its password, so that nobody signs in to a half-made user.
import { ask, call, type Parameters } from '../api/client';
import { attachedPolicies, inlineDocument, inlinePolicies } from '../permissions/holder';
import { listAll } from '../api/lists';
import { member } from '../api/shape';
import { Group, User } from '../api/shapes';
import type { Deed, Task } from '../guides/work';
import { type Draft, namesOf, type Profile, tagsOf } from './draft';

export type Kind = 'user' | 'group' | 'policy' | 'inline' | 'password';

function userParameters(name: string, draft: Draft): Parameters {
  const parameters: Parameters = {
    UserName: name,
    Path: draft.path,
    PermissionsBoundary: draft.boundary === '' ? undefined : draft.boundary,
  };
  tagsOf(draft).forEach(({ Key, Value }, at) => {
    parameters[`Tags.member.${at + 1}.Key`] = Key;
    parameters[`Tags.member.${at + 1}.Value`] = Value;
  });
  return parameters;
}

function taskOf(UserName: string, draft: Draft, password: string): Task<Kind> {
  const deeds: Deed<Kind>[] = [
    { kind: 'user', of: UserName, act: () => call('CreateUser', userParameters(UserName, draft)) },
    ...draft.groups.map(GroupName => ({
      kind: 'group' as const,
      of: GroupName,
      act: () => call('AddUserToGroup', { GroupName, UserName }),
    })),
    ...draft.policies.map(PolicyArn => ({
      kind: 'policy' as const,
      of: PolicyArn.slice(PolicyArn.lastIndexOf('/') + 1),
      act: () => call('AttachUserPolicy', { PolicyArn, UserName }),
    })),
    ...draft.inline.map(({ name, document }) => ({
      kind: 'inline' as const,
      of: name,
      act: () => call('PutUserPolicy', { UserName, PolicyName: name, PolicyDocument: document }),
    })),
  ];
  if (draft.hasConsole) {
    const parameters = { UserName, Password: password, PasswordResetRequired: draft.mustReset };
    deeds.push({ kind: 'password', of: UserName, act: () => call('CreateLoginProfile', parameters) });
  }
  return { name: UserName, deeds };
}

export function tasksOf(draft: Draft, passwordOf: (name: string) => string): Task<Kind>[] {
  return namesOf(draft).map(name => taskOf(name, draft, passwordOf(name)));
}

// What another user may do.
export async function profileOf(UserName: string): Promise<Profile> {
  const holder = { kind: 'User' as const, name: UserName };
  const [user, groups, attached, inline] = await Promise.all([
    ask('GetUser', member('User', User), { UserName }),
    listAll('ListGroupsForUser', 'Groups', Group, { UserName }),
    attachedPolicies(holder),
    inlinePolicies(holder),
  ]);
  const documents = await Promise.all(
    inline.map(async name => ({ name, document: decodeURIComponent(await inlineDocument(holder, name)) })),
  );
  return {
    path: user.Path,
    groups: groups.map(({ GroupName }) => GroupName),
    policies: attached.map(({ PolicyArn }) => PolicyArn),
    inline: documents,
    boundary: user.PermissionsBoundary?.PermissionsBoundaryArn ?? '',
  };
}
