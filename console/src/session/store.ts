// The session as the server told it. The token lives in this module's memory alone: never in a URL, never in storage.
import type { ApiError } from '../api/error';
import { Store, useStore } from '../store';
import type { Session, Step } from './shapes';

export type SignInState =
  | { step: 'unknown' }
  | { step: 'unreached'; error: ApiError }
  | { step: 'begin'; wasSignedIn: boolean }
  | Step;

const known = new Store<SignInState>({ step: 'unknown' });

let hasSignedInHere = false;

// Whether who is signed in has come through the steps of signing in on this very page, and not by a reload.
export function cameBySigningIn(): boolean {
  return hasSignedInHere;
}

export function takeStep(step: Step): void {
  const before = known.get().step;
  hasSignedInHere ||= before !== 'unknown' && before !== 'unreached' && before !== 'done';
  known.set(step);
}

// Whether there is a session is not known: the server could not be asked.
export function missSession(error: ApiError): void {
  known.set({ step: 'unreached', error });
}

// `ended`: not by the person's own doing, which the sign-in page then says.
export function forgetSession(how: 'ended' | 'left'): void {
  const state = known.get();
  if (state.step !== 'begin') {
    known.set({ step: 'begin', wasSignedIn: how === 'ended' && 'token' in state });
  }
}

export function sessionToken(): string {
  const state = known.get();
  return 'token' in state ? (state.token ?? '') : '';
}

// The ARN of whoever is signed in, "" until somebody is.
export function sessionPerson(): string {
  const state = known.get();
  return 'session' in state ? (state.session?.arn ?? '') : '';
}

export function useSignInState(): SignInState {
  return useStore(known);
}

// Only below the shell, which is drawn for a session alone.
export function useSession(): Session {
  const state = useSignInState();
  if (state.step !== 'done' || state.session === undefined) {
    throw new Error('a page was drawn without a session');
  }
  return state.session;
}
