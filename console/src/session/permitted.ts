// What whoever is signed in may do, as the server says it. Pages offer that and nothing else: what may be done to one
// thing and not to another is offered, and refused by the server where it must be.
import { ask } from '../api/client';
import { listOf, member, text } from '../api/shape';
import { Store, useStore } from '../store';
import { sessionPerson } from './store';

// Unknown until it is told, or where it could not be asked: then everything is offered.
type Permitted = ReadonlySet<string> | 'unasked' | 'unknown';

const permitted = new Store<Permitted>('unasked');

// Policies change while somebody looks at the console; a page that is opened later than this asks again.
const FRESH_MS = 30_000;
let askedMs = -Infinity;

const Names = member('PermittedActions', listOf(member('ActionName', text)));

export async function learnPermitted(): Promise<void> {
  if (performance.now() - askedMs < FRESH_MS) {
    return;
  }
  askedMs = performance.now();
  const person = sessionPerson();
  const told: Permitted = await ask('rollcall:ListPermittedActions', Names).then(
    names => new Set(names),
    () => 'unknown',
  );
  if (sessionPerson() === person) {
    permitted.set(told);
  }
}

export function forgetPermitted(): void {
  askedMs = -Infinity;
  permitted.set('unasked');
}

export function usePermittedIsKnown(): boolean {
  return useStore(permitted) !== 'unasked';
}

// Whether all of these may be done to something. An action of IAM goes by its name, another service's with that
// service's name in front.
export type May = (...actions: string[]) => boolean;

export function mayBy(known: Permitted): May {
  return (...actions) =>
    typeof known === 'string' || actions.every(action => known.has(action.includes(':') ? action : `iam:${action}`));
}

export function useMay(): May {
  return mayBy(useStore(permitted));
}
