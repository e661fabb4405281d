import { expect, test } from 'vitest';
import { difference } from './difference';

const marks = { same: ' ', gone: '-', new: '+' };
const shown = (before: string, after: string) =>
  difference(before, after).map(({ kind, text }) => marks[kind] + text);

test('Lines that both have stay, others went or came', () => {
  expect(shown('a\nb\nc\nd', 'a\nc\nx\nd')).toEqual([' a', '-b', ' c', '+x', ' d']);
  expect(shown('a', 'a')).toEqual([' a']);
  expect(shown('a', 'b')).toEqual(['-a', '+b']);
  expect(shown('a\nb', 'a')).toEqual([' a', '-b']);
  expect(shown('a', 'a\nb\nc')).toEqual([' a', '+b', '+c']);
});

test('Without what came the old text is left, without what went the new one', () => {
  const [before, after] = ['one\ntwo\nthree\ntwo\n', 'two\none\ntwo\nfour\n'];
  const lines = difference(before, after);
  const without = (kind: string) => lines.filter(line => line.kind !== kind).map(({ text }) => text).join('\n');
  expect(without('new')).toBe(before);
  expect(without('gone')).toBe(after);
});
