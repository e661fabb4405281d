import { expect, test } from 'vitest';
import { draftOf, isPreviewable, maxAgeOf, parametersOf } from './draft';

test('A rule that is switched off is not sent, whatever its number', () => {
  const draft = { ...draftOf(undefined), kind: 'custom' as const, expires: false, reuse: false };
  expect(parametersOf(draft)).toMatchObject({ MaxPasswordAge: undefined, PasswordReusePrevention: undefined });
  expect(maxAgeOf(draft)).toBeNull();
});

test('A policy comes back from its draft as it was', () => {
  const policy = {
    MinimumPasswordLength: 8,
    RequireSymbols: false,
    RequireNumbers: true,
    RequireUppercaseCharacters: false,
    RequireLowercaseCharacters: true,
    AllowUsersToChangePassword: false,
    ExpirePasswords: true,
    MaxPasswordAge: 30,
    HardExpiry: true,
    PasswordReusePrevention: 3,
  };
  expect(parametersOf(draftOf(policy))).toEqual({
    MinimumPasswordLength: '8',
    RequireSymbols: false,
    RequireNumbers: true,
    RequireUppercaseCharacters: false,
    RequireLowercaseCharacters: true,
    AllowUsersToChangePassword: false,
    MaxPasswordAge: '30',
    HardExpiry: true,
    PasswordReusePrevention: '3',
  });
});

test('What the days would do is told when they are a number', () => {
  const draft = { ...draftOf(undefined), kind: 'custom' as const, expires: true };
  expect(['90', '', '0', '1.5', 'x'].map(maxAge => isPreviewable({ ...draft, maxAge }))).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(isPreviewable({ ...draft, kind: 'standard', maxAge: '' })).toBe(true);
});
