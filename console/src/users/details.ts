// What the list shows of a user beyond ListUsers: asked for the users in sight alone, a few at a time. What the caller
// may not see stays unknown, and the rest of the line is shown.
import { useEffect, useRef, useState } from 'react';
import { call } from '../api/client';
import { ApiError } from '../api/error';
import { listAll, orAbsent } from '../api/lists';
import type { Group, LoginProfile, MfaDevice } from '../api/shapes';
import { fetchKeys, type KeyWithUse } from '../credentials/access-keys';

export type Known<T> = { state: 'failed' } | { state: 'denied' } | { state: 'known'; value: T };

export interface Details {
  groups: Known<string[]>;
  devices: Known<number>;
  passwordSet: Known<number | undefined>;
  keys: Known<KeyWithUse[]>;
}

async function known<T>(asked: Promise<T>): Promise<Known<T>> {
  try {
    return { state: 'known', value: await asked };
  } catch (reason) {
    if (reason instanceof ApiError && reason.isAccessDenied) {
      return { state: 'denied' };
    }
    return { state: 'failed' };
  }
}

async function passwordSet(userName: string): Promise<number | undefined> {
  const found = await orAbsent(
    call<{ LoginProfile: LoginProfile }>('GetLoginProfile', { UserName: userName }),
  );
  return found?.LoginProfile.CreateDate;
}

export async function fetchDetails(userName: string): Promise<Details> {
  const UserName = userName;
  const [groups, devices, set, keys] = await Promise.all([
    known(listAll<Group, 'Groups'>('ListGroupsForUser', 'Groups', { UserName })),
    known(listAll<MfaDevice, 'MFADevices'>('ListMFADevices', 'MFADevices', { UserName })),
    known(passwordSet(userName)),
    known(fetchKeys({ userName, isCaller: false })),
  ]);
  return {
    groups:
      groups.state === 'known'
        ? { state: 'known', value: groups.value.map(group => group.GroupName) }
        : groups,
    devices: devices.state === 'known' ? { state: 'known', value: devices.value.length } : devices,
    passwordSet: set,
    keys,
  };
}

const AT_A_TIME = 4;

export function useDetailsOf(names: readonly string[]): ReadonlyMap<string, Details> {
  const [details, setDetails] = useState<ReadonlyMap<string, Details>>(new Map());
  const asked = useRef(new Set<string>());
  const key = names.join(' ');
  useEffect(() => {
    const waiting = names.filter(name => !asked.current.has(name));
    waiting.forEach(name => asked.current.add(name));
    const work = async () => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        const userName = name;
        const found = await fetchDetails(userName);
        setDetails(before => new Map(before).set(userName, found));
      }
    };
    void Promise.all(Array.from({ length: AT_A_TIME }, work));
    // What is no longer in sight is not waited for, and asked for when it comes back.
    return () => waiting.splice(0).forEach(name => asked.current.delete(name));
  }, [key]);
  return details;
}
