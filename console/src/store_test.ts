import { expect, test, vi } from 'vitest';
import { Store } from './store';

test('A store tells its watchers of every change until they leave', () => {
  const store = new Store(1);
  const [first, second] = [vi.fn(), vi.fn()];
  const leave = store.watch(first);
  store.watch(second);
  store.set(2);
  expect(store.get()).toBe(2);
  leave();
  store.set(3);
  expect(first).toHaveBeenCalledTimes(1);
  expect(second).toHaveBeenCalledTimes(2);
});
