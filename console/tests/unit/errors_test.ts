// That whatever the server may refuse with has a sentence of its own: the codes are read from the server's sources.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ApiError } from '../../src/api/error';
import { failureWords } from '../../src/parts/failure';
import { en } from '../../src/texts/en';
import { ja } from '../../src/texts/ja';

const SERVER = join(import.meta.dirname, '../../../src');

// Where there are errors that no browser is answered with, and why.
const NOT_FOR_BROWSERS: [RegExp, string][] = [
  [/^cli\//, 'a client'],
  [/^gateway\//, 'other services ask it'],
  [/^http\/errors\.h$/, 'what listening and asking others can meet'],
  [/^store\/errors\.h$/, 'what keeps a server from starting'],
];

function codesOf(folder: string): string[] {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(h|cpp)$/.test(name) && !name.endsWith('_test.cpp'))
    .filter(name => !NOT_FOR_BROWSERS.some(([pattern]) => pattern.test(name)))
    .map(name => readFileSync(join(folder, name), 'utf8'));
  const found = sources.flatMap(text => [...text.matchAll(/ErrorKind\s+\w+\s*\{\s*"(\w+)"/g)].map(([, code]) => code));
  return [...new Set(found)].flatMap(code => code ?? []).toSorted();
}

const codes = codesOf(SERVER);
// What a proxy, or a server that cuts a request short, answers without a body of ours.
const STATUSES = ['408', '413', '431', '502', '503', '504'];
const OWN = ['NotReached', 'SecurityKeyKnown', 'SecurityKeyNotUsed', 'UnreadableAnswer', 'UnreadableReport'];

describe('What the server refuses with', () => {
  test('is found in its sources', () => {
    expect(codes.length).toBeGreaterThan(40);
    expect(codes).toContain('NoSuchEntity');
    expect(codes).toContain('TooManyAttempts');
    expect(codes).not.toContain('NoStore');
  });

  test('has a sentence in both languages, and every sentence is of something', () => {
    const expected = [...codes, ...STATUSES, ...OWN].toSorted();
    expect(Object.keys(en.errors.codes).toSorted()).toEqual(expected);
    expect(Object.keys(ja.errors.codes).toSorted()).toEqual(expected);
  });

  test('is said with what to do, and with the words of the server below', () => {
    for (const texts of [en, ja]) {
      for (const code of codes) {
        const { header, text, detail } = failureWords(new ApiError(code, 'As the server says.', 'r'), texts);
        expect(header).not.toBe(texts.errors.unknown.what);
        expect(text.length).toBeGreaterThan(8);
        expect(detail).toBe(`${code}: As the server says.`);
      }
    }
  });

  test('is said in general where it is not known', () => {
    expect(failureWords(new ApiError('Unheard', '', ''), en)).toEqual({
      header: en.errors.unknown.what,
      text: en.errors.unknown.todo,
      detail: 'Unheard',
    });
  });
});
