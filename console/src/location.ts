// Where we are: the path and the query. What a page shows is in the URL, so that a link, a reload and Back show it
// again.
import { useSyncExternalStore } from 'react';

const MOVED = 'rollcall:moved';

// Tells of every step, forth and back.
export function onMoved(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener(MOVED, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(MOVED, listener);
  };
}

// Who is told where one wants to go, in place of going there.
let guard: ((href: string) => void) | undefined;

// Until the answer is called, or somebody else guards.
export function guardLeaving(told: ((href: string) => void) | undefined): () => void {
  guard = told;
  return () => {
    guard = guard === told ? undefined : guard;
  };
}

export function go(href: string): void {
  if (guard !== undefined) {
    guard(href);
    return;
  }
  history.pushState(null, '', href);
  scrollTo(0, 0);
  dispatchEvent(new Event(MOVED));
}

// The same without a way back to where it was called.
export function goInstead(href: string): void {
  history.replaceState(null, '', href);
  dispatchEvent(new Event(MOVED));
}

export function usePath(): string {
  return useSyncExternalStore(onMoved, () => location.pathname);
}

// One value of the query, "" when absent. Setting it is a step of its own in the history: Back undoes a filter before
// it leaves the page.
export function useQuery(name: string): [string, (value: string) => void] {
  const value = useSyncExternalStore(onMoved, () => new URLSearchParams(location.search).get(name) ?? '');
  return [value, next => setQuery({ [name]: next })];
}

export function setQuery(values: Record<string, string>): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(values)) {
    if (value === '') {
      query.delete(name);
    } else {
      query.set(name, value);
    }
  }
  const text = query.toString();
  if (text !== location.search.replace(/^\?/, '')) {
    history.pushState(null, '', location.pathname + (text && `?${text}`));
    dispatchEvent(new Event(MOVED));
  }
}

// All that stands behind the path: the query, and the fragment, which never leaves the browser.
export function useAddress(): string {
  return useSyncExternalStore(onMoved, () => location.search + location.hash);
}

// A step of its own, unless one is there already.
export function setAddress(address: string): void {
  if (address !== location.search + location.hash) {
    history.pushState(null, '', location.pathname + address);
    dispatchEvent(new Event(MOVED));
  }
}

interface FollowEvent {
  preventDefault: () => void;
  detail: { href?: string; external?: boolean };
}

// For the links of Cloudscape: stays in the page when the target is one of ours.
export function follow(event: FollowEvent): void {
  const { href, external } = event.detail;
  if (href !== undefined && href.startsWith('/console/') && external !== true) {
    event.preventDefault();
    go(href);
  }
}
