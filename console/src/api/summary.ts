// What the account holds and how much it may hold, in numbers.
import { ask } from './client';
import { member, number, recordOf } from './shape';

export type AccountSummary = Record<string, number>;

export function fetchSummary(): Promise<AccountSummary> {
  return ask('GetAccountSummary', member('SummaryMap', recordOf(number)));
}
