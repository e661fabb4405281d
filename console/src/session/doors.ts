// The steps of signing in and out.
import { getJson, postJson } from '../api/client';
import { asApiError, NOT_SIGNED_IN } from '../api/error';
import { nothing } from '../api/shape';
import { paths } from '../paths';
import { signWithKey } from '../security-keys/browser';
import { KeyChallenge, Step } from './shapes';
import { forgetSession, missSession, takeStep } from './store';

export interface Claim {
  account: string;
  userName: string;
  password: string;
}

async function takeNext(path: string, body: unknown): Promise<void> {
  takeStep(await postJson(path, body, Step));
}

export async function resume(): Promise<void> {
  try {
    takeStep(await getJson(paths.session, Step));
  } catch (reason) {
    const error = asApiError(reason);
    if (error.code === NOT_SIGNED_IN) {
      forgetSession('left');
    } else {
      missSession(error);
    }
  }
}

export function signIn(claim: Claim): Promise<void> {
  return takeNext(paths.signInBegin, claim);
}

export function signInAsRoot(email: string, password: string): Promise<void> {
  return takeNext(paths.signInBegin, { email, password });
}

// With the code that follows it, the device is resynchronized.
export interface GivenCode {
  code: string;
  nextCode?: string;
  serialNumber?: string;
}

export function giveCode(given: GivenCode): Promise<void> {
  return takeNext(paths.signInMfa, given);
}

export async function giveSecurityKey(): Promise<void> {
  const wanted = await postJson(paths.signInKeyBegin, {}, KeyChallenge);
  return takeNext(paths.signInKey, await signWithKey(wanted));
}

export function changePassword(oldPassword: string, newPassword: string): Promise<void> {
  return takeNext(paths.changePassword, { oldPassword, newPassword });
}

// A session that is over already is signed out of.
async function leaveBy(path: string): Promise<void> {
  try {
    await postJson(path, {}, nothing);
  } catch (reason) {
    if (asApiError(reason).code !== NOT_SIGNED_IN) {
      throw reason;
    }
  }
  forgetSession('left');
}

export function signOut(): Promise<void> {
  return leaveBy(paths.signOut);
}

export function signOutEverywhere(): Promise<void> {
  return leaveBy(paths.signOutEverywhere);
}
