import { expect, test } from 'vitest';
import { en } from '../texts/en';
import { ja } from '../texts/ja';
import { lacksOf, violationsOf } from './violations';

const TWO =
  "2 validation errors detected: Value at 'userName' failed to satisfy constraint: Member must have length less than or " +
  "equal to 64; Value at 'tags.3.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+";

test('Each value that was not accepted is named, with what it must be', () => {
  expect(violationsOf(TWO, en.errors)).toEqual([
    'User name: at most 64 characters.',
    'Tags: it has a character that is not allowed, or is not in the form asked for.',
  ]);
  expect(violationsOf(TWO, ja.errors)[0]?.replaceAll('\u00a0', ' ')).toBe('ユーザー名: 64 文字以内で指定してください。');
});

test('A name with a sign that no name has is called so', () => {
  const message =
    'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-';
  expect(violationsOf(message, en.errors)).toEqual([
    'User name: it has a character that is not allowed, or is not in the form asked for.',
  ]);
});

test('A place without a word of ours keeps its own, and what is not recognized is left to the words of the server', () => {
  const message =
    "1 validation error detected: Value at 'newThing' failed to satisfy constraint: Member must have value greater than or equal to 1";
  expect(violationsOf(message, en.errors)).toEqual(['newThing: at least 1.']);
  expect(violationsOf('Something else.', en.errors)).toEqual([]);
});

test('What a new password lacks is said line by line', () => {
  const policy = 'Password does not conform to the account password policy: ';
  const message = `${policy}Password should have a minimum length of 14, Password should have at least one symbol`;
  expect(lacksOf(message, en.errors)).toEqual([
    'At least 14 characters.',
    "At least one sign of ! @ # $ % ^ & * ( ) _ + - = [ ] { } | '.",
  ]);
  expect(lacksOf(`${policy}Password should not be one of the last 5`, en.errors)).toEqual([
    'Not one of the last 5 passwords.',
  ]);
  expect(lacksOf(`${policy}Password should not be the last one`, en.errors)).toEqual(['Not the last password again.']);
  expect(lacksOf('The new password is the same as the old password.', en.errors)).toEqual([
    'Not the same as the current password.',
  ]);
});
