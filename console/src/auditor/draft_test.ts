import { expect, test } from 'vitest';
import { emptyDraft, missingOf, newExternalId, permissionsUntil, trustOf } from './draft';

const END = '2026-12-31T15:00:00Z';

test('The permissions are two, and end', () => {
  expect(JSON.parse(permissionsUntil(END))).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
        Resource: '*',
        Condition: { DateLessThan: { 'aws:CurrentTime': END } },
      },
    ],
  });
});

test('A role trusts the account of the auditor, with all that was wished', () => {
  const draft = { ...emptyDraft(), kind: 'role' as const, account: '210987654321', externalId: 'audit-2026' };
  expect(JSON.parse(trustOf(draft, END)).Statement).toEqual([
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::210987654321:root' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'sts:ExternalId': 'audit-2026' },
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
        DateLessThan: { 'aws:CurrentTime': END },
      },
    },
  ]);
  expect(JSON.parse(trustOf({ ...draft, needsMfa: false }, '')).Statement[0].Condition).toEqual({
    StringEquals: { 'sts:ExternalId': 'audit-2026' },
  });
});

test('What is missing is said, for a user and for a role', () => {
  const user = emptyDraft();
  expect(missingOf(user)).toEqual(['name']);
  expect(missingOf({ ...user, userName: 'jones', hasPassword: false })).toEqual(['credential']);
  expect(missingOf({ ...user, userName: 'jones', hasEnd: true, lastDay: '2026-12-' })).toEqual(['lastDay']);
  expect(missingOf({ ...user, userName: 'jones' })).toEqual([]);
  const role = { ...user, kind: 'role' as const };
  expect(missingOf({ ...role, account: '1234', externalId: '' })).toEqual(['account', 'externalId']);
  expect(missingOf({ ...role, account: '210987654321' })).toEqual([]);
});

test('Every external id is another', () => {
  const ids = new Set(Array.from({ length: 100 }, newExternalId));
  expect(ids.size).toBe(100);
  expect([...ids].every(id => /^[a-z2-9]{16}$/.test(id))).toBe(true);
});
