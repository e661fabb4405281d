import { expect, test } from 'vitest';
import { documentOf, isComplete, NOBODY } from './trust';

const OWN = '123456789012';
const PROVIDER = `arn:aws:iam::${OWN}:oidc-provider/id.example.com/tenant`;

function statement(trust: Partial<typeof NOBODY>): unknown {
  return JSON.parse(documentOf({ ...NOBODY, ...trust }, OWN)).Statement[0];
}

test('This account is trusted as a whole, with MFA where that is wanted', () => {
  const trusted = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${OWN}:root` }, Action: 'sts:AssumeRole' };
  expect(statement({})).toEqual(trusted);
  expect(statement({ requiresMfa: true })).toEqual({
    ...trusted,
    Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  });
});

test('Another account gives an external id, has shown MFA, or both', () => {
  const other = { kind: 'anotherAccount', accountId: '210987654321' } as const;
  const trusted = {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::210987654321:root' },
    Action: 'sts:AssumeRole',
  };
  expect(statement(other)).toEqual(trusted);
  expect(statement({ ...other, externalId: 'word', requiresMfa: true })).toEqual({
    ...trusted,
    Condition: {
      StringEquals: { 'sts:ExternalId': 'word' },
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    },
  });
});

test('A service is named as it calls itself, and takes nothing over from what was filled in before', () => {
  expect(statement({ kind: 'service', service: 'backup.amazonaws.com', externalId: 'word', requiresMfa: true })).toEqual({
    Effect: 'Allow',
    Principal: { Service: 'backup.amazonaws.com' },
    Action: 'sts:AssumeRole',
  });
});

test('A provider vouches for an audience, and for a subject where one is named', () => {
  const trust = { kind: 'provider', provider: PROVIDER, audience: 'client', subject: 'repo:*' } as const;
  expect(statement(trust)).toEqual({
    Effect: 'Allow',
    Principal: { Federated: PROVIDER },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { 'id.example.com/tenant:aud': 'client' },
      StringLike: { 'id.example.com/tenant:sub': 'repo:*' },
    },
  });
});

test('What is not filled in is not complete', () => {
  expect(isComplete(NOBODY)).toBe(true);
  expect(isComplete({ ...NOBODY, kind: 'anotherAccount', accountId: '12345' })).toBe(false);
  expect(isComplete({ ...NOBODY, kind: 'anotherAccount', accountId: '210987654321' })).toBe(true);
  expect(isComplete({ ...NOBODY, kind: 'service' })).toBe(false);
  expect(isComplete({ ...NOBODY, kind: 'provider', provider: PROVIDER })).toBe(false);
  expect(isComplete({ ...NOBODY, kind: 'provider', provider: PROVIDER, audience: 'client' })).toBe(true);
});
