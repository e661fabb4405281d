// How a user can sign in, for the head of the user's page. What the caller may not see stays unknown.
import { ask } from '../api/client';
import { ApiError } from '../api/error';
import { listAll, orAbsent } from '../api/lists';
import { member } from '../api/shape';
import { LoginProfile, MfaDevice } from '../api/shapes';
import type { Known } from '../users/summaries';

export interface Facts {
  devices: Known<number>;
  passwordSet: Known<number | undefined>;
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

export async function fetchFacts(userName: string): Promise<Facts> {
  const [devices, set] = await Promise.all([known(deviceCount(userName)), known(passwordSet(userName))]);
  return { devices, passwordSet: set };
}
