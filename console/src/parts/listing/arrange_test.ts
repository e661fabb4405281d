import { describe, expect, test } from 'vitest';
import { filtered, sorted, sortOf, textOf, type Value, type Wish, wishOf } from './arrange';

type Row = Record<string, Value>;
const valueOf = (row: Row, property: string) => row[property] ?? '';
const rows: Row[] = [
  { name: 'alice', age: 100, groups: ['a', 'b'] },
  { name: 'Bob', age: 9, groups: ['b'] },
  { name: 'carol', age: '', groups: [] },
];
const names = (found: readonly Row[]) => found.map(row => row['name']);

function kept(operation: Wish['operation'], ...tokens: Wish['tokens']) {
  return names(filtered(rows, { tokens, operation }, valueOf, ['name', 'age', 'groups']));
}

describe('A filter', () => {
  test('with no token keeps everything', () => {
    expect(kept('and')).toEqual(['alice', 'Bob', 'carol']);
  });

  test('compares numbers as numbers, and what is absent with nothing', () => {
    expect(kept('and', { property: 'age', operator: '>=', value: '9' })).toEqual(['alice', 'Bob']);
    expect(kept('and', { property: 'age', operator: '<', value: '50' })).toEqual(['Bob']);
  });

  test('holds when one of several values does, and its opposite when none does', () => {
    expect(kept('and', { property: 'groups', operator: '=', value: 'a' })).toEqual(['alice']);
    expect(kept('and', { property: 'groups', operator: '!=', value: 'a' })).toEqual(['Bob', 'carol']);
  });

  test('looks for free text in every property, whatever its case', () => {
    expect(kept('and', { operator: ':', value: 'BO' })).toEqual(['Bob']);
  });

  test('joins its tokens by and or by or', () => {
    const tokens = [
      { property: 'name', operator: '=', value: 'alice' },
      { property: 'name', operator: '=', value: 'carol' },
    ];
    expect(kept('and', ...tokens)).toEqual([]);
    expect(kept('or', ...tokens)).toEqual(['alice', 'carol']);
  });
});

describe('An order', () => {
  test('puts what has no value last in either direction', () => {
    const by = (descending: boolean) => names(sorted(rows, { column: 'age', descending }, valueOf));
    expect(by(false)).toEqual(['Bob', 'alice', 'carol']);
    expect(by(true)).toEqual(['alice', 'Bob', 'carol']);
  });

  test('keeps the pinned row first in either direction', () => {
    const isPinned = (row: Row) => row['name'] === 'carol';
    for (const descending of [false, true]) {
      expect(names(sorted(rows, { column: 'name', descending }, valueOf, isPinned))[0]).toBe('carol');
    }
  });

  test('does not mind the case of letters', () => {
    expect(names(sorted(rows, { column: 'name', descending: false }, valueOf))).toEqual([
      'alice',
      'Bob',
      'carol',
    ]);
  });
});

describe('What the URL says', () => {
  test('comes back as it went', () => {
    const wish: Wish = { tokens: [{ property: 'name', operator: '=', value: 'a&b="' }], operation: 'or' };
    expect(wishOf(textOf(wish))).toEqual(wish);
    expect(sortOf('-age', { column: 'name', descending: false })).toEqual({ column: 'age', descending: true });
  });

  test('is no filter when somebody mangled it', () => {
    for (const text of ['', '{', 'null', '[]', '{"tokens":[{"value":1}]}']) {
      expect(wishOf(text)).toEqual({ tokens: [], operation: 'and' });
    }
  });
});
