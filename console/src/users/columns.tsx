// The columns of the list of users.
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { KeySummary, User, UserSummary } from '../api/shapes';
import { Age } from '../credentials/keys';
import { follow } from '../location';
import type { Value } from '../parts/listing/arrange';
import type { Column } from '../parts/listing/column';
import { paths } from '../paths';
import type { Texts } from '../texts/en';
import { DAY_MS, daysOf } from '../time/format';
import { Absolute, Relative } from '../time/moment';
import type { Known, Summaries } from './summaries';

function shown<T>(texts: Texts, known: Known<T>, show: (value: T) => ReactNode): ReactNode {
  switch (known.state) {
    case 'known':
      return show(known.value);
    case 'denied':
      return texts.users.unknown;
    case 'failed':
      return texts.users.notLoaded;
    case 'loading':
      return <StatusIndicator type="loading">{texts.general.loading}</StatusIndicator>;
  }
}

function moment(texts: Texts, seconds: number | undefined): ReactNode {
  return seconds === undefined ? texts.general.never : <Relative ms={seconds * 1000} />;
}

function isoOf(seconds: number | undefined): string {
  return seconds === undefined ? '' : new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

function latest(moments: (number | undefined)[]): number | undefined {
  const known = moments.filter(one => one !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

function activityOf(user: User, { AccessKeys }: UserSummary): number | undefined {
  return latest([user.PasswordLastUsed, ...AccessKeys.map(key => key.LastUsedDate)]);
}

// Counted in part of days, so that "45 days" means no less. What was never used has been idle since it was made.
function daysSince(seconds: number): number {
  return (Date.now() - seconds * 1000) / DAY_MS;
}

function isActive(key: KeySummary): boolean {
  return key.Status === 'Active';
}

function ageOf(key: KeySummary): number {
  return daysOf(Date.now() - key.CreateDate * 1000);
}

function eachKey(texts: Texts, keys: readonly KeySummary[], show: (key: KeySummary) => ReactNode): ReactNode {
  return keys.length === 0
    ? texts.general.none
    : keys.map(key => (
        <div key={key.AccessKeyId} translate="no">
          {show(key)}
        </div>
      ));
}

function lastSignIn(texts: Texts, user: User, summaries: Summaries): ReactNode {
  if (user.PasswordLastUsed !== undefined) {
    return <Relative ms={user.PasswordLastUsed * 1000} />;
  }
  const set = summaries.part(user.UserName, ['GetLoginProfile'], summary => summary.PasswordCreateDate);
  return shown(texts, set, since => (since === undefined ? texts.users.noPassword : texts.users.neverSignedIn));
}

// A column of what the summaries tell: which actions must be permitted to see it, what it is, and how it is shown.
function told<T>(texts: Texts, summaries: Summaries, column: {
  id: string;
  header: string;
  actions: readonly string[];
  of: (summary: UserSummary, user: User) => T;
  cell: (part: T, user: User) => ReactNode;
  value: (part: T) => Value;
  text?: (part: T) => string;
} & Pick<Column<User>, 'filter' | 'options' | 'minWidth' | 'isHiddenAtFirst' | 'isOnlyFilter'>): Column<User> {
  const { actions, of, cell, value, text, ...rest } = column;
  return {
    ...rest,
    ...(text === undefined
      ? {}
      : { text: (user: User) => summaries.value(user.UserName, actions, summary => text(of(summary, user))) }),
    cell: user => {
      const part = summaries.part(user.UserName, actions, summary => of(summary, user));
      return shown(texts, part, known => cell(known, user));
    },
    value: user => summaries.value(user.UserName, actions, summary => value(of(summary, user))),
  };
}

// Properties that only filter, each of what is shown in another column in other words.
function filterColumns(texts: Texts, summaries: Summaries): Column<User>[] {
  const { users, general } = texts;
  const cell = () => null;
  return [
    told(texts, summaries, {
      id: 'console',
      header: users.consoleAccess,
      filter: 'choice',
      options: [
        { value: 'enabled', label: general.enabled },
        { value: 'disabled', label: general.disabled },
      ],
      isOnlyFilter: true,
      actions: ['GetLoginProfile'],
      of: summary => summary.PasswordCreateDate,
      cell,
      value: set => (set === undefined ? 'disabled' : 'enabled'),
    }),
    told(texts, summaries, {
      id: 'inactive',
      header: users.daysInactive,
      filter: 'number',
      isOnlyFilter: true,
      actions: ['ListAccessKeys', 'GetAccessKeyLastUsed'],
      of: (summary, user) => activityOf(user, summary) ?? user.CreateDate,
      cell,
      value: daysSince,
    }),
    told(texts, summaries, {
      id: 'keyUnused',
      header: users.keyUnused,
      filter: 'number',
      isOnlyFilter: true,
      actions: ['ListAccessKeys', 'GetAccessKeyLastUsed'],
      of: summary => summary.AccessKeys.filter(isActive),
      cell,
      value: keys => keys.map(key => daysSince(key.LastUsedDate ?? key.CreateDate)),
    }),
  ];
}

function summaryColumns(texts: Texts, summaries: Summaries): Column<User>[] {
  const { users, general } = texts;
  return [
    told(texts, summaries, {
      id: 'groups',
      header: users.groups,
      minWidth: 130,
      options: summaries.groupNames().map(value => ({ value, label: value })),
      actions: ['ListGroupsForUser'],
      of: summary => summary.GroupNames,
      cell: groups => groups.join(', ') || general.none,
      value: groups => groups,
    }),
    told(texts, summaries, {
      id: 'activity',
      header: users.lastActivity,
      minWidth: 150,
      filter: 'none',
      actions: ['ListAccessKeys', 'GetAccessKeyLastUsed'],
      of: (summary, user) => activityOf(user, summary),
      cell: seconds => moment(texts, seconds),
      value: seconds => seconds ?? '',
      text: isoOf,
    }),
    told(texts, summaries, {
      id: 'mfa',
      header: users.mfa,
      minWidth: 110,
      filter: 'choice',
      options: [
        { value: 'none', label: users.mfaNone },
        { value: 'virtual', label: users.mfaVirtual(1) },
      ],
      actions: ['ListMFADevices'],
      of: ({ MFADevices, PasswordCreateDate }) => ({ MFADevices, canSignIn: PasswordCreateDate !== undefined }),
      cell: ({ MFADevices, canSignIn }) =>
        MFADevices === 0 ? (
          <StatusIndicator type={canSignIn ? 'warning' : 'stopped'}>{users.mfaNone}</StatusIndicator>
        ) : (
          <StatusIndicator type="success">{users.mfaVirtual(MFADevices)}</StatusIndicator>
        ),
      value: ({ MFADevices }) => (MFADevices === 0 ? 'none' : 'virtual'),
    }),
    told(texts, summaries, {
      id: 'password',
      header: users.consoleAccessSince,
      minWidth: 140,
      isHiddenAtFirst: true,
      filter: 'none',
      actions: ['GetLoginProfile'],
      of: summary => summary.PasswordCreateDate,
      cell: set => (set === undefined ? users.noPassword : moment(texts, set)),
      value: set => set ?? '',
      text: isoOf,
    }),
  ];
}

function stateColumn(texts: Texts, summaries: Summaries): Column<User> {
  const { offBoard } = texts;
  return told(texts, summaries, {
    id: 'state',
    header: offBoard.state,
    minWidth: 120,
    filter: 'choice',
    options: [
      { value: 'enabled', label: offBoard.enabledState },
      { value: 'disabled', label: offBoard.disabledState },
    ],
    actions: ['GetLoginProfile'],
    of: summary => summary.DisabledDate,
    cell: since =>
      since === undefined ? (
        offBoard.enabledState
      ) : (
        <StatusIndicator type="stopped">{offBoard.disabledState}</StatusIndicator>
      ),
    value: since => (since === undefined ? 'enabled' : 'disabled'),
  });
}

function keyColumns(texts: Texts, summaries: Summaries): Column<User>[] {
  const { users } = texts;
  return [
    told(texts, summaries, {
      id: 'keyAge',
      header: users.keyAge,
      filter: 'number',
      actions: ['ListAccessKeys'],
      of: summary => summary.AccessKeys.filter(isActive),
      cell: (keys, user) =>
        eachKey(texts, keys, key => (
          <Link href={paths.user(user.UserName, 'credentials')} onFollow={follow}>
            <Age created={key.CreateDate} />
          </Link>
        )),
      value: keys => keys.map(ageOf).toSorted((a, b) => b - a),
    }),
    told(texts, summaries, {
      id: 'keyUsed',
      header: users.keyLastUsed,
      isHiddenAtFirst: true,
      filter: 'none',
      actions: ['ListAccessKeys', 'GetAccessKeyLastUsed'],
      of: summary => summary.AccessKeys,
      cell: keys => eachKey(texts, keys, key => moment(texts, key.LastUsedDate)),
      value: keys => latest(keys.map(key => key.LastUsedDate)) ?? '',
      text: keys => keys.map(key => isoOf(key.LastUsedDate)).join(' '),
    }),
    told(texts, summaries, {
      id: 'keyIds',
      header: users.accessKeyIds,
      minWidth: 220,
      isHiddenAtFirst: true,
      actions: ['ListAccessKeys'],
      of: summary => summary.AccessKeys,
      cell: keys => eachKey(texts, keys, key => key.AccessKeyId),
      value: keys => keys.map(key => key.AccessKeyId),
    }),
  ];
}

export function usersColumns(texts: Texts, summaries: Summaries): Column<User>[] {
  const { users, general } = texts;
  return [
    {
      id: 'name',
      header: users.userName,
      value: user => user.UserName,
      isRowHeader: true,
      minWidth: 180,
      cell: user => (
        <Link href={paths.user(user.UserName)} onFollow={follow}>
          <span translate="no">{user.UserName}</span>
        </Link>
      ),
    },
    stateColumn(texts, summaries),
    ...summaryColumns(texts, summaries),
    ...filterColumns(texts, summaries),
    {
      id: 'signIn',
      header: users.consoleLastSignIn,
      value: user => user.PasswordLastUsed ?? '',
      text: user => isoOf(user.PasswordLastUsed),
      filter: 'none',
      minWidth: 150,
      cell: user => lastSignIn(texts, user, summaries),
    },
    ...keyColumns(texts, summaries),
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
      text: user => isoOf(user.CreateDate),
      filter: 'none',
      isHiddenAtFirst: true,
      minWidth: 260,
      cell: user => <Absolute ms={user.CreateDate * 1000} />,
    },
  ];
}
