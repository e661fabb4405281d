// An access key with its use, for all who show or switch one.
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useAnswer, valueOr } from '../answer';
import { ask, call } from '../api/client';
import { listAll } from '../api/lists';
import { member } from '../api/shape';
import { AccessKey, LastUsed } from '../api/shapes';
import { usePreferences } from '../preferences/store';
import { fetchControls, limitMsOf } from '../report/audit';
import { flash } from '../shell/flashes';
import { useTexts } from '../texts/texts';
import { daysOf, since } from '../time/format';
import { useAbsolute, useNow } from '../time/moment';
import { type Owner, ownerParameter } from './owner';

export interface KeyWithUse extends AccessKey {
  use: LastUsed;
}

export async function fetchKeys(owner: Owner): Promise<KeyWithUse[]> {
  const keys = await listAll('ListAccessKeys', 'AccessKeyMetadata', AccessKey, ownerParameter(owner));
  return Promise.all(
    keys.map(async key => ({
      ...key,
      use: await ask('GetAccessKeyLastUsed', member('AccessKeyLastUsed', LastUsed), {
        AccessKeyId: key.AccessKeyId,
      }),
    })),
  );
}

export async function setStatus(owner: Owner, key: string, status: 'Active' | 'Inactive'): Promise<void> {
  await call('UpdateAccessKey', { ...ownerParameter(owner), AccessKeyId: key, Status: status });
  flash({
    id: `key ${key}`,
    type: 'success',
    header: ({ credentials: { keys } }) => (status === 'Active' ? keys.activated(key) : keys.deactivated(key)),
  });
}

export function Age({ created }: { created: number }) {
  const { general } = useTexts();
  const { answer } = useAnswer('controls', fetchControls);
  const limit = limitMsOf(valueOr(answer, []), 'rotation') ?? Infinity;
  const ageMs = useNow() - created * 1000;
  const days = daysOf(ageMs);
  const exact = useAbsolute()(created * 1000);
  return (
    <span title={exact}>
      {ageMs > limit ? (
        <StatusIndicator type="warning">{general.days(days)}</StatusIndicator>
      ) : (
        general.days(days)
      )}
    </span>
  );
}

export function LastUse({ use }: { use: LastUsed }) {
  const { credentials, general } = useTexts();
  const { language } = usePreferences();
  const now = useNow();
  const absolute = useAbsolute();
  if (use.LastUsedDate === undefined) {
    return <>{general.never}</>;
  }
  const ms = use.LastUsedDate * 1000;
  return (
    <span title={absolute(ms)}>
      {credentials.keys.lastUsedAt(since(ms, now, language), use.ServiceName, use.Region)}
    </span>
  );
}
