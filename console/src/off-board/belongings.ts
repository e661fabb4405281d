// Everything that a user has, and when it was last used, where that is recorded. What the caller may not see is said to
// be there in one row without a name.
import { ask } from '../api/client';
import { ApiError } from '../api/error';
import { listAll, orAbsent } from '../api/lists';
import { listOf, member, text } from '../api/shape';
import {
  AttachedPolicy,
  Certificate,
  type DisabledUser,
  Group,
  LoginProfile,
  MfaDevice,
  ServiceCredential,
  SshPublicKey,
  type Status,
  User,
} from '../api/shapes';
import { fetchKeys } from '../credentials/keys';
import { fetchSessions } from '../credentials/sign-in-sessions';
import type { Texts } from '../texts/en';
import { fetchDisabled } from '../user/disabling';

export type Kind = keyof Texts['offBoard']['kinds'];

export interface Belonging {
  kind: Kind;
  name: string;
  status?: Status | 'SetAside';
  lastUsed?: number | 'never'; // absent: nobody records it
  isHidden?: boolean; // the caller may not see what there is
}

export interface Leaver {
  user: User;
  disabled: DisabledUser | undefined;
  belongings: Belonging[];
}

async function seen(kind: Kind, found: Promise<Belonging[]>): Promise<Belonging[]> {
  try {
    return await found;
  } catch (reason) {
    if (reason instanceof ApiError && reason.isAccessDenied) {
      return [{ kind, name: '', isHidden: true }];
    }
    throw reason;
  }
}

async function passwordOf(user: User, disabled: DisabledUser | undefined): Promise<Belonging[]> {
  const { UserName } = user;
  const profile = await orAbsent(ask('GetLoginProfile', member('LoginProfile', LoginProfile), { UserName }));
  const waits = disabled?.LoginProfile !== undefined;
  if (profile === undefined && !waits) {
    return [];
  }
  const lastUsed = user.PasswordLastUsed ?? 'never';
  return [{ kind: 'password', name: '', lastUsed, status: profile === undefined ? 'SetAside' : 'Active' }];
}

async function keysOf(userName: string): Promise<Belonging[]> {
  const keys = await fetchKeys({ userName, isCaller: false });
  return keys.map(key => ({
    kind: 'key',
    name: key.AccessKeyId,
    status: key.Status,
    lastUsed: key.use.LastUsedDate ?? 'never',
  }));
}

async function sessionsOf(userName: string): Promise<Belonging[]> {
  const sessions = await fetchSessions({ userName, isCaller: false });
  return sessions.map(session => ({
    kind: 'session',
    name: session.SourceAddress ?? session.SessionId.slice(0, 8),
    lastUsed: session.LastSeenDate,
  }));
}

// Of what is only listed: each by a name, and its status where it has one.
async function named<T>(
  kind: Kind,
  found: Promise<T[]>,
  nameOf: (item: T) => string,
  statusOf: (item: T) => Status | undefined = () => undefined,
): Promise<Belonging[]> {
  return (await found).map(item => {
    const status = statusOf(item);
    return { kind, name: nameOf(item), ...(status !== undefined && { status }) };
  });
}

function listed(UserName: string): Record<Exclude<Kind, 'password' | 'key' | 'session'>, () => Promise<Belonging[]>> {
  const of = { UserName };
  return {
    device: () => named('device', listAll('ListMFADevices', 'MFADevices', MfaDevice, of), one => one.SerialNumber),
    certificate: () =>
      named(
        'certificate',
        listAll('ListSigningCertificates', 'Certificates', Certificate, of),
        one => one.CertificateId,
        one => one.Status,
      ),
    sshKey: () =>
      named(
        'sshKey',
        listAll('ListSSHPublicKeys', 'SSHPublicKeys', SshPublicKey, of),
        one => one.SSHPublicKeyId,
        one => one.Status,
      ),
    service: () =>
      named(
        'service',
        ask(
          'ListServiceSpecificCredentials',
          member('ServiceSpecificCredentials', listOf(ServiceCredential)),
          of,
        ),
        one => `${one.ServiceName} ${one.ServiceUserName ?? one.ServiceCredentialAlias ?? ''}`.trim(),
        one => one.Status,
      ),
    group: () => named('group', listAll('ListGroupsForUser', 'Groups', Group, of), one => one.GroupName),
    policy: () =>
      named(
        'policy',
        listAll('ListAttachedUserPolicies', 'AttachedPolicies', AttachedPolicy, of),
        one => one.PolicyName,
      ),
    inline: () => named('inline', listAll('ListUserPolicies', 'PolicyNames', text, of), name => name),
  };
}

// Who may not see whether the user is disabled is told what they lack when they try to disable it.
async function disabledIfSeen(userName: string): Promise<DisabledUser | undefined> {
  try {
    return await fetchDisabled(userName);
  } catch (reason) {
    if (reason instanceof ApiError && reason.isAccessDenied) {
      return undefined;
    }
    throw reason;
  }
}

export async function fetchLeaver(UserName: string): Promise<Leaver> {
  const user = await ask('GetUser', member('User', User), { UserName });
  const disabled = await disabledIfSeen(UserName);
  const others = Object.entries(listed(UserName)) as [Kind, () => Promise<Belonging[]>][];
  const parts = await Promise.all([
    seen('password', passwordOf(user, disabled)),
    seen('key', keysOf(UserName)),
    seen('session', sessionsOf(UserName)),
    ...others.map(([kind, fetch]) => seen(kind, fetch())),
  ]);
  return { user, disabled, belongings: parts.flat() };
}
