// Where a user, or oneself, is signed in, and ending it.
import Badge from '@cloudscape-design/components/badge';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAnswer } from '../answer';
import { call } from '../api/client';
import { listAll } from '../api/lists';
import { SignInSession } from '../api/shapes';
import { useConfirm } from '../parts/confirm';
import { deedColumn, type SmallColumn, SmallTable } from '../parts/small-table';
import { signOut } from '../session/doors';
import { flash } from '../shell/flashes';
import type { Texts } from '../texts/en';
import { useTexts } from '../texts/texts';
import { Relative } from '../time/moment';
import { type Owner, ownerParameter, questionOf } from './owner';

export async function fetchSessions(owner: Owner): Promise<SignInSession[]> {
  const all = await listAll(
    'rollcall:ListSignInSessions',
    'SignInSessions',
    SignInSession,
    ownerParameter(owner),
  );
  return all.toSorted((a, b) => b.LastSeenDate - a.LastSeenDate || b.CreateDate - a.CreateDate);
}

function endSession(owner: Owner, session: SignInSession): Promise<void> {
  return session.IsCurrent
    ? signOut()
    : call('rollcall:EndSignInSession', { ...ownerParameter(owner), SessionId: session.SessionId });
}

function columns(words: Texts['sessions']): SmallColumn<SignInSession>[] {
  return [
    {
      id: 'lastSeen',
      header: words.lastSeen,
      minWidth: 170,
      cell: session => (
        <SpaceBetween direction="horizontal" size="xs">
          <Relative ms={session.LastSeenDate * 1000} />
          {session.IsCurrent && <Badge color="blue">{words.current}</Badge>}
        </SpaceBetween>
      ),
    },
    {
      id: 'signedIn',
      header: words.signedIn,
      minWidth: 150,
      cell: session => <Relative ms={session.CreateDate * 1000} />,
    },
    {
      id: 'address',
      header: words.address,
      minWidth: 150,
      cell: session => <span translate="no">{session.SourceAddress ?? words.unknown}</span>,
    },
    {
      id: 'agent',
      header: words.agent,
      minWidth: 260,
      cell: session => <bdi translate="no">{session.UserAgent ?? words.unknown}</bdi>,
    },
    {
      id: 'mfa',
      header: words.mfa,
      minWidth: 130,
      cell: session => (session.MFAAuthenticated ? words.withMfa : words.withoutMfa),
    },
  ];
}

export function SignInSessions({ owner }: { owner: Owner }) {
  const { sessions: words, general } = useTexts();
  const asked = useAnswer(questionOf(owner, 'sessions'), () => fetchSessions(owner));
  const { confirm, question } = useConfirm();
  const end = (session: SignInSession) =>
    confirm({
      title: words.endTitle,
      warning: session.IsCurrent ? words.endCurrentWarning : words.endWarning,
      submit: words.end,
      act: () => endSession(owner, session),
      onDone: () => {
        flash({ id: 'session', type: 'success', header: texts => texts.sessions.ended });
        asked.retry();
      },
    });
  return (
    <>
      <SmallTable
        title={words.title}
        hint={words.hint}
        asked={asked}
        rowId={session => session.SessionId}
        empty={words.empty}
        columns={[
          ...columns(words),
          deedColumn(general.actions, {
            of: 'rollcall:EndSignInSession',
            text: words.end,
            to: (session: SignInSession) => session.SourceAddress ?? session.SessionId.slice(0, 8),
            onClick: end,
          }),
        ]}
      />
      {question}
    </>
  );
}
