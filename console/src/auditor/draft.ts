// What is filled in to give an auditor access, and the documents that it comes to. Nobody types these.
export const AUDITOR_POLICY = 'arn:aws:iam::aws:policy/rollcall/CredentialReportAuditor';
export const MAY = ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'] as const;

export interface Draft {
  kind: 'user' | 'role';
  userName: string;
  hasPassword: boolean;
  hasKey: boolean;
  roleName: string;
  account: string; // the auditor's
  externalId: string;
  needsMfa: boolean;
  hasEnd: boolean;
  lastDay: string; // YYYY-MM-DD
}

// A word that nobody guesses and everybody can read out.
export function newExternalId(): string {
  const signs = 'abcdefghijkmnpqrstuvwxyz23456789';
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => signs[byte % signs.length]).join('');
}

export function emptyDraft(): Draft {
  return {
    kind: 'user',
    userName: '',
    hasPassword: true,
    hasKey: false,
    roleName: 'CredentialReportAuditor',
    account: '',
    externalId: newExternalId(),
    needsMfa: true,
    hasEnd: false,
    lastDay: '',
  };
}

export function nameOf(draft: Draft): string {
  return draft.kind === 'user' ? draft.userName : draft.roleName;
}

// What is missing before one can go on.
export type Missing = 'name' | 'credential' | 'account' | 'externalId' | 'lastDay';

export function missingOf(draft: Draft): readonly Missing[] {
  const isUser = draft.kind === 'user';
  const checks: [Missing, boolean][] = [
    ['name', nameOf(draft).trim() === ''],
    ['credential', isUser && !draft.hasPassword && !draft.hasKey],
    ['account', !isUser && !/^\d{12}$/.test(draft.account)],
    ['externalId', !isUser && draft.externalId === ''],
    ['lastDay', draft.hasEnd && !/^\d{4}-\d\d-\d\d$/.test(draft.lastDay)],
  ];
  return checks.filter(([, isMissing]) => isMissing).map(([what]) => what);
}

function documentOf(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

// The two permissions until a moment, as policies write it.
export function permissionsUntil(until: string): string {
  return documentOf({
    Effect: 'Allow',
    Action: MAY,
    Resource: '*',
    Condition: { DateLessThan: { 'aws:CurrentTime': until } },
  });
}

// Whom the role trusts: the auditor's account, with the word agreed on and, where it is wished, with a device.
export function trustOf({ account, externalId, needsMfa }: Draft, until: string): string {
  return documentOf({
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'sts:ExternalId': externalId },
      ...(needsMfa ? { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } : {}),
      ...(until === '' ? {} : { DateLessThan: { 'aws:CurrentTime': until } }),
    },
  });
}
