// The steps of signing in and out.
import { getJson, postJson } from '../api/client';
import { asApiError, NOT_SIGNED_IN } from '../api/error';
import { paths } from '../paths';
import { forgetSession, missSession, type Step, takeStep } from './store';

export interface Claim {
  account: string;
  userName: string;
  password: string;
}

export async function resume(): Promise<void> {
  try {
    takeStep(await getJson<Step>(paths.session));
  } catch (reason) {
    const error = asApiError(reason);
    if (error.code === NOT_SIGNED_IN) {
      forgetSession('left');
    } else {
      missSession(error);
    }
  }
}

export async function signIn(claim: Claim): Promise<void> {
  takeStep(await postJson<Step>(paths.signInBegin, claim));
}

export async function signInAsRoot(email: string, password: string): Promise<void> {
  takeStep(await postJson<Step>(paths.signInBegin, { email, password }));
}

export async function giveCode(code: string, serialNumber: string): Promise<void> {
  takeStep(await postJson<Step>(paths.signInMfa, serialNumber === '' ? { code } : { code, serialNumber }));
}

export async function changePassword(oldPassword: string, newPassword: string): Promise<void> {
  takeStep(await postJson<Step>(paths.changePassword, { oldPassword, newPassword }));
}

// A session that is over already is signed out of.
async function leaveBy(path: string): Promise<void> {
  try {
    await postJson(path, {});
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
