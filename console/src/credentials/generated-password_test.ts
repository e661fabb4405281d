import { expect, test } from 'vitest';
import { generatedPassword } from './generated-password';

test('A generated password has a sign of each class and is never the same', () => {
  const passwords = Array.from({ length: 200 }, () => generatedPassword());
  for (const password of passwords) {
    expect(password).toHaveLength(24);
    for (const kind of [/[A-Z]/, /[a-z]/, /[0-9]/, /[!@#$%^&*()_+\-=[\]{}|]/]) {
      expect(password).toMatch(kind);
    }
  }
  expect(new Set(passwords).size).toBe(passwords.length);
});

test('A generated password is as long as the policy of the account asks for', () => {
  expect(generatedPassword(8)).toHaveLength(24);
  expect(generatedPassword(128)).toHaveLength(128);
});
