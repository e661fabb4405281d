import { expect, test } from 'vitest';
import { en } from '../texts/en';
import { ja } from '../texts/ja';
import { rulesText } from './password-rules';

const none = { uppercase: false, lowercase: false, numbers: false, symbols: false, classes: 0, reusePrevention: 0 };

test('The default says how long, and how many kinds of signs', () => {
  const rules = { ...none, minimumLength: 8, classes: 3 };
  expect(rulesText(rules, en)).toBe(
    'The password needs: at least 8 characters; 3 of uppercase letters, lowercase letters, numbers and symbols.',
  );
  expect(rulesText(rules, ja)).toContain('3\u00a0種類以上');
});

test('A policy says everything that it asks for and nothing else', () => {
  const rules = { ...none, minimumLength: 14, numbers: true, symbols: true, reusePrevention: 5 };
  expect(rulesText(rules, en)).toBe(
    'The password needs: at least 14 characters; a number; a symbol (! @ # $ % ^ & * ( ) _ + - = [ ] { } | \'); ' +
      'to be none of your last 5 passwords.',
  );
});
