// The password policy of the account; undefined where the default holds.
import { ask } from './client';
import { orAbsent } from './lists';
import { member } from './shape';
import { PasswordPolicy } from './shapes';

export function fetchPasswordPolicy(): Promise<PasswordPolicy | undefined> {
  return orAbsent(ask('GetAccountPasswordPolicy', member('PasswordPolicy', PasswordPolicy)));
}
