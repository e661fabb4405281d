// The steps of signing in and out.
import { getJson, postJson } from '../api/client';
import { paths } from '../paths';
import { forgetSession, type Step, takeStep } from './store';

export interface Claim {
  account: string;
  userName: string;
  password: string;
}

export async function resume(): Promise<void> {
  try {
    takeStep(await getJson<Step>(paths.session));
  } catch {
    forgetSession('left');
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

export async function signOut(): Promise<void> {
  await postJson(paths.signOut, {});
  forgetSession('left');
}

export async function signOutEverywhere(): Promise<void> {
  await postJson(paths.signOutEverywhere, {});
  forgetSession('left');
}
