// The password policy of the account; undefined where the default holds.
import { call } from './client';
import { orAbsent } from './lists';
import type { PasswordPolicy } from './shapes';

export async function fetchPasswordPolicy(): Promise<PasswordPolicy | undefined> {
  const answer = await orAbsent(call<{ PasswordPolicy: PasswordPolicy }>('GetAccountPasswordPolicy'));
  return answer?.PasswordPolicy;
}
