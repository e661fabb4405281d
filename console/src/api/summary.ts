// What the account holds and how much it may hold, in numbers.
import { call } from './client';

export type AccountSummary = Record<string, number>;

export async function fetchSummary(): Promise<AccountSummary> {
  return (await call<{ SummaryMap: AccountSummary }>('GetAccountSummary')).SummaryMap;
}
