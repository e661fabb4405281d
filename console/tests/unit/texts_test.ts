// That both languages say everything. The compiler sees that no text is missing; this sees that it was translated.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/texts/en';
import { ja } from '../../src/texts/ja';
import { leaves } from './leaves';

// What is the same in both languages: names, identifiers, and signs.
const SAME_IN_BOTH = new Set([
  'product',
  'shell.service',
  'shell.zoneUtc',
  'languages.en',
  'languages.ja',
  'general.none',
  'general.arn',
  'users.mfa',
  'report.sha256',
  'report.columns.arn.label',
  'report.columns.mfa_active.label',
  'account.dashboard.rootMfa',
]);
const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;

const english = leaves(en);
const japanese = new Map(leaves(ja));

describe('The texts', () => {
  test('have the same keys in both languages', () => {
    expect([...japanese.keys()].toSorted()).toEqual(english.map(([path]) => path).toSorted());
  });

  test('are empty in one language only where they are in the other', () => {
    const isEmpty = ([, text]: [string, string]) => text === '';
    expect([...japanese].filter(isEmpty).map(([path]) => path)).toEqual(
      english.filter(isEmpty).map(([path]) => path),
    );
  });

  test('are in Japanese in ja, but for what has no translation', () => {
    const untranslated = [...japanese].filter(
      ([path, text]) =>
        /[A-Za-z]/.test(text) && !JAPANESE.test(text) && !SAME_IN_BOTH.has(path),
    );
    expect(untranslated).toEqual([]);
  });

  test('hold no Japanese in en, but for the name of the language', () => {
    expect(english.filter(([path, text]) => JAPANESE.test(text) && path !== 'languages.ja')).toEqual([]);
  });

  test('are all said somewhere', () => {
    const source = join(import.meta.dirname, '../../src');
    const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.tsx?$/.test(name) && !name.startsWith('texts/') && !name.includes('_test.'))
      .map(name => readFileSync(join(source, name), 'utf8'))
      .join('\n');
    const words = new Set(code.match(/\w+/g));
    // Columns are looked up by the names that the report gives them.
    const unsaid = english
      .map(([path]) => path)
      .filter(path => !/^(report\.(columns|sentinels)|errors\.(codes|fields)|editor\.(issues|kinds))\./.test(path) && !/\.\d+$/.test(path))
      .filter(path => !words.has(path.slice(path.lastIndexOf('.') + 1)));
    expect(unsaid).toEqual([]);
  });

});
