// What time it is where the reports are made: a browser's clock may be hours off, and then it would call old what the
// server calls new. Until the server has told its time, the browser's is taken for it.
import { Store, useStore } from '../store';

const ahead = new Store(0);

// Little differences come from the way of the answer, and are none.
const NOTABLE_MS = 2000;

export function learnServerTime(serverMs: number): void {
  const difference = serverMs - Date.now();
  if (Math.abs(difference - ahead.get()) > NOTABLE_MS) {
    ahead.set(Math.abs(difference) > NOTABLE_MS ? difference : 0);
  }
}

export function useServerAhead(): number {
  return useStore(ahead);
}
