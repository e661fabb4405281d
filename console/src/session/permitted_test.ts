import { expect, test } from 'vitest';
import { mayBy } from './permitted';

test('What the server names may be done, and nothing else', () => {
  const may = mayBy(new Set(['iam:ListUsers', 'rollcall:ListUserSummaries']));
  expect(may('ListUsers')).toBe(true);
  expect(may('rollcall:ListUserSummaries')).toBe(true);
  expect(may('ListUsers', 'CreateUser')).toBe(false);
});

test('Everything is offered where it is not known what may be done', () => {
  expect(mayBy('unknown')('DeleteUser')).toBe(true);
});
