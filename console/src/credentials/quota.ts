// How many of a thing an owner may have, as the server is set. Where it does not tell, by its own rules or because the
// caller may not ask, a button is offered, and what is too much is refused by the server.
import { useAnswer } from '../answer';
import { type AccountSummary, fetchSummary } from '../api/summary';
import { useMay } from '../session/permitted';

export function useQuota(name: 'AccessKeysPerUserQuota' | 'SigningCertificatesPerUserQuota'): number {
  const may = useMay();
  const canAsk = may('GetAccountSummary');
  const { answer } = useAnswer(`quotas ${canAsk}`, async (): Promise<AccountSummary> => (canAsk ? fetchSummary() : {}));
  return (answer.state === 'ready' ? answer.value[name] : undefined) ?? Infinity;
}
