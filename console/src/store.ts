// A value that lives outside of components, for as long as the page: whoever draws it is drawn anew when it changes.
import { useSyncExternalStore } from 'react';

export class Store<T> {
  private readonly watchers = new Set<() => void>();

  constructor(private value: T) {}

  readonly get = (): T => this.value;

  set(next: T): void {
    this.value = next;
    this.watchers.forEach(watcher => watcher());
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.watch, store.get);
}
