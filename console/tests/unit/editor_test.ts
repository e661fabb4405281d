// The editor says in words what the server says in codes: it must have a word for each.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../../src/texts/en';

const POLICY = join(import.meta.dirname, '../../../src/policy');
const source = (name: string) => readFileSync(join(POLICY, name), 'utf8');

function all(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(match => match[1] ?? ''))].toSorted();
}

test('Every rule that a policy can break has a sentence', () => {
  const codes = all(source('complaint.h'), /\{"([A-Z_]+)",/g);
  expect(codes.length).toBeGreaterThan(20);
  expect(Object.keys(en.editor.issues).toSorted()).toEqual(codes);
});

test('Every kind of text that may stand somewhere has a word', () => {
  const code = ['json.cpp', 'draft.cpp', 'checks.cpp'].map(source).join('\n');
  expect(Object.keys(en.editor.kinds).toSorted()).toEqual(all(code, /"(<[a-z0-9]+>)"/g));
});
