// How a user can sign in, for the head of the user's page. What the caller may not see stays unknown.
import { ask } from '../api/client';
import { ApiError } from '../api/error';
import { listAll, orAbsent } from '../api/lists';
import { member } from '../api/shape';
import { AccessKey, type DisabledUser, LoginProfile, MfaDevice } from '../api/shapes';
import type { Known } from '../users/summaries';
import { fetchDisabled } from './disabling';

export interface Facts {
  devices: Known<number>;
  passwordSet: Known<number | undefined>;
  activeKeys: Known<number>;
  disabled: Known<DisabledUser | undefined>;
}

// Whether there is something that lets the user in, as far as the caller may see it.
export function hasAccess(facts: Facts): boolean {
  const { passwordSet: set, activeKeys: keys } = facts;
  return (
    (set.state === 'known' && set.value !== undefined) || (keys.state === 'known' && keys.value > 0)
  );
}

async function known<T>(asked: Promise<T>): Promise<Known<T>> {
  try {
    return { state: 'known', value: await asked };
  } catch (reason) {
    return { state: reason instanceof ApiError && reason.isAccessDenied ? 'denied' : 'failed' };
  }
}

async function passwordSet(userName: string): Promise<number | undefined> {
  const found = await orAbsent(
    ask('GetLoginProfile', member('LoginProfile', LoginProfile), { UserName: userName }),
  );
  return found?.CreateDate;
}

async function deviceCount(userName: string): Promise<number> {
  const devices = await listAll('ListMFADevices', 'MFADevices', MfaDevice, { UserName: userName });
  return devices.length;
}

async function activeKeyCount(userName: string): Promise<number> {
  const keys = await listAll('ListAccessKeys', 'AccessKeyMetadata', AccessKey, { UserName: userName });
  return keys.filter(({ Status }) => Status === 'Active').length;
}

export async function fetchFacts(userName: string): Promise<Facts> {
  const [devices, set, activeKeys, disabled] = await Promise.all([
    known(deviceCount(userName)),
    known(passwordSet(userName)),
    known(activeKeyCount(userName)),
    known(fetchDisabled(userName)),
  ]);
  return { devices, passwordSet: set, activeKeys, disabled };
}
