import { expect, test } from 'vitest';
import { paths } from './paths';

test('A name never leaves its place in an address', () => {
  for (const name of ['..', '.', 'a/b', 'a?b#c', '=1+1', 'a&tab=x', '<root_account>', '名前']) {
    for (const href of [paths.user(name), paths.group(name), paths.role(name), paths.policy(name)]) {
      const url = new URL(href, 'http://127.0.0.1');
      expect(url.searchParams.get('name')).toBe(name);
      expect(url.pathname).toMatch(/^\/console\/(user|group|role|policy)$/);
    }
    expect(new URL(paths.reportOf(name), 'http://127.0.0.1').searchParams.get('user')).toBe(name);
  }
});
