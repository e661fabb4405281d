// The columns of the list of users.
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { User } from '../api/shapes';
import { follow } from '../location';
import type { Column } from '../parts/listing/column';
import { paths } from '../paths';
import type { Texts } from '../texts/en';
import { DAY_MS } from '../time/format';
import { Absolute, Relative } from '../time/moment';
import type { Details, Known } from './details';

type DetailsOf = (user: User) => Details | undefined;

function shown<T>(texts: Texts, known: Known<T> | undefined, show: (value: T) => ReactNode): ReactNode {
  switch (known?.state) {
    case 'known':
      return show(known.value);
    case 'denied':
      return texts.users.unknown;
    case 'failed':
      return texts.users.notLoaded;
    default:
      return <StatusIndicator type="loading">{texts.general.loading}</StatusIndicator>;
  }
}

function mfa(texts: Texts, details: Details | undefined): ReactNode {
  return shown(texts, details?.devices, count =>
    count === 0 ? (
      <StatusIndicator type="stopped">{texts.users.mfaNone}</StatusIndicator>
    ) : (
      <StatusIndicator type="success">{texts.users.mfaVirtual(count)}</StatusIndicator>
    ),
  );
}

function lastSignIn(texts: Texts, user: User, details: Details | undefined): ReactNode {
  if (user.PasswordLastUsed !== undefined) {
    return <Relative ms={user.PasswordLastUsed * 1000} />;
  }
  return shown(texts, details?.passwordSet, set =>
    set === undefined ? texts.users.noPassword : texts.general.never,
  );
}

function lastActivity(texts: Texts, user: User, details: Details | undefined): ReactNode {
  return shown(texts, details?.keys, keys => {
    const moments = [user.PasswordLastUsed ?? 0, ...keys.map(key => key.use.LastUsedDate ?? 0)];
    const latest = Math.max(...moments);
    return latest === 0 ? texts.general.never : <Relative ms={latest * 1000} />;
  });
}

function keysColumn(texts: Texts, details: Details | undefined, show: 'id' | 'used' | 'age'): ReactNode {
  return shown(texts, details?.keys, keys => {
    const active = keys.filter(key => show !== 'age' || key.Status === 'Active');
    if (active.length === 0) {
      return texts.general.none;
    }
    return active.map(key => (
      <div key={key.AccessKeyId} translate="no">
        {show === 'id' && key.AccessKeyId}
        {show === 'used' &&
          (key.use.LastUsedDate === undefined ? (
            texts.general.never
          ) : (
            <Relative ms={key.use.LastUsedDate * 1000} />
          ))}
        {show === 'age' && texts.general.days(Math.floor((Date.now() - key.CreateDate * 1000) / DAY_MS))}
      </div>
    ));
  });
}

interface Detail {
  id: string;
  header: string;
  cell: (user: User) => ReactNode;
  minWidth?: number;
  isHiddenAtFirst?: boolean;
}

// What is asked for line by line can be neither sorted nor filtered by: it is not known of all lines.
function detail(column: Detail): Column<User> {
  return { ...column, value: () => '', filter: 'none', isSortable: false };
}

function detailColumns(texts: Texts, detailsOf: DetailsOf): Column<User>[] {
  const { users, general } = texts;
  return [
    detail({
      id: 'groups',
      header: users.groups,
      minWidth: 150,
      cell: user =>
        shown(texts, detailsOf(user)?.groups, groups => groups.join(', ') || general.none),
    }),
    detail({
      id: 'activity',
      header: users.lastActivity,
      minWidth: 150,
      cell: user => lastActivity(texts, user, detailsOf(user)),
    }),
    detail({ id: 'mfa', header: users.mfa, minWidth: 120, cell: user => mfa(texts, detailsOf(user)) }),
    detail({
      id: 'password',
      header: users.consoleAccessSince,
      minWidth: 140,
      isHiddenAtFirst: true,
      cell: user =>
        shown(texts, detailsOf(user)?.passwordSet, set =>
          set === undefined ? users.noPassword : <Relative ms={set * 1000} />,
        ),
    }),
  ];
}

function keyColumns(texts: Texts, detailsOf: DetailsOf): Column<User>[] {
  const { users } = texts;
  return [
    detail({
      id: 'keyAge',
      header: users.keyAge,
      cell: user => keysColumn(texts, detailsOf(user), 'age'),
    }),
    detail({
      id: 'keyUsed',
      header: users.keyLastUsed,
      isHiddenAtFirst: true,
      cell: user => keysColumn(texts, detailsOf(user), 'used'),
    }),
    detail({
      id: 'keyIds',
      header: users.accessKeyIds,
      minWidth: 220,
      isHiddenAtFirst: true,
      cell: user => keysColumn(texts, detailsOf(user), 'id'),
    }),
  ];
}

export function usersColumns(texts: Texts, detailsOf: DetailsOf): Column<User>[] {
  const { users, general } = texts;
  return [
    {
      id: 'name',
      header: users.userName,
      value: user => user.UserName,
      isRowHeader: true,
      minWidth: 200,
      cell: user => (
        <Link href={paths.user(user.UserName)} onFollow={follow}>
          <span translate="no">{user.UserName}</span>
        </Link>
      ),
    },
    ...detailColumns(texts, detailsOf),
    {
      id: 'signIn',
      header: users.consoleLastSignIn,
      value: user => user.PasswordLastUsed ?? '',
      filter: 'none',
      minWidth: 150,
      cell: user => lastSignIn(texts, user, detailsOf(user)),
    },
    ...keyColumns(texts, detailsOf),
    {
      id: 'path',
      header: general.path,
      value: user => user.Path,
      isHiddenAtFirst: true,
      cell: user => user.Path,
    },
    {
      id: 'arn',
      header: general.arn,
      value: user => user.Arn,
      isHiddenAtFirst: true,
      minWidth: 320,
      cell: user => user.Arn,
    },
    {
      id: 'created',
      header: general.created,
      value: user => user.CreateDate,
      filter: 'none',
      isHiddenAtFirst: true,
      minWidth: 220,
      cell: user => <Absolute ms={user.CreateDate * 1000} />,
    },
  ];
}
