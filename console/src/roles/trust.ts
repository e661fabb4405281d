// Whom a new role trusts, as a person chooses it, and the trust policy that says so.

export type TrustKind = 'thisAccount' | 'anotherAccount' | 'service' | 'provider' | 'custom';

export interface Trust {
  kind: TrustKind;
  accountId: string; // of another account
  externalId: string; // "" for none
  requiresMfa: boolean;
  service: string;
  provider: string; // its ARN
  audience: string;
  subject: string; // "" for anybody
}

export const NOBODY: Trust = {
  kind: 'thisAccount',
  accountId: '',
  externalId: '',
  requiresMfa: false,
  service: '',
  provider: '',
  audience: '',
  subject: '',
};

type Condition = Record<string, Record<string, string>>;

const ofAccount = (accountId: string) => ({ AWS: `arn:aws:iam::${accountId}:root` });
const MFA: Condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

// The name that keys of the context begin with: what stands behind oidc-provider/ in the ARN.
function hostOf(provider: string): string {
  return provider.slice(provider.indexOf('/') + 1);
}

function conditionsOf(trust: Trust): Condition {
  switch (trust.kind) {
    case 'anotherAccount':
      return {
        ...(trust.externalId !== '' && { StringEquals: { 'sts:ExternalId': trust.externalId } }),
        ...(trust.requiresMfa && MFA),
      };
    case 'thisAccount':
      return trust.requiresMfa ? MFA : {};
    case 'provider':
      return {
        StringEquals: { [`${hostOf(trust.provider)}:aud`]: trust.audience },
        ...(trust.subject !== '' && { StringLike: { [`${hostOf(trust.provider)}:sub`]: trust.subject } }),
      };
    default:
      return {};
  }
}

function principalOf(trust: Trust, ownAccount: string): Record<string, string> {
  switch (trust.kind) {
    case 'service':
      return { Service: trust.service };
    case 'provider':
      return { Federated: trust.provider };
    case 'anotherAccount':
      return ofAccount(trust.accountId);
    default:
      return ofAccount(ownAccount);
  }
}

export function isComplete(trust: Trust): boolean {
  switch (trust.kind) {
    case 'anotherAccount':
      return /^\d{12}$/.test(trust.accountId);
    case 'service':
      return trust.service !== '';
    case 'provider':
      return trust.provider !== '' && trust.audience !== '';
    default:
      return true;
  }
}

export function documentOf(trust: Trust, ownAccount: string): string {
  const condition = conditionsOf(trust);
  const statement = {
    Effect: 'Allow',
    Principal: principalOf(trust, ownAccount),
    Action: trust.kind === 'provider' ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole',
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
}
