// A user's console access: its password, whether it must be changed, and the page to sign in at.
import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { ask, call } from '../api/client';
import { orAbsent } from '../api/lists';
import { member } from '../api/shape';
import { LoginProfile, User } from '../api/shapes';
import { Answered } from '../parts/answered';
import { Copied } from '../parts/copied';
import { DeleteDialog } from '../parts/delete-dialog';
import { Dialog } from '../parts/dialog';
import { OfferedButton } from '../parts/offer';
import { Once, type OnceSecret } from '../parts/once';
import { paths } from '../paths';
import { usePreferences } from '../preferences/store';
import { useSession } from '../session/store';
import { flash } from '../shell/flashes';
import { PasswordField } from '../signin/password-field';
import { useTexts } from '../texts/texts';
import { since } from '../time/format';
import { Relative, useNow } from '../time/moment';
import { generatedPassword } from './generated-password';
import { rulesText } from './password-rules';

function fetchProfile(userName: string): Promise<LoginProfile | undefined> {
  return orAbsent(ask('GetLoginProfile', member('LoginProfile', LoginProfile), { UserName: userName }));
}

export function useSignInPage(): string {
  const { accountAlias, accountId } = useSession();
  return location.origin + paths.accountSignIn(accountAlias ?? accountId);
}

interface SetParts {
  userName: string;
  hasPassword: boolean;
  onClose: () => void;
  onSet: (generated: string) => void;
}

function SetPassword({ userName, hasPassword, onClose, onSet }: SetParts) {
  const texts = useTexts();
  const words = texts.credentials.console;
  const { passwordRules } = useSession();
  const [kind, setKind] = useState('generated');
  const [custom, setCustom] = useState('');
  const [mustReset, setMustReset] = useState(true);
  return (
    <Dialog
      title={hasPassword ? words.manage : words.enable}
      submit={words.savePassword}
      canSubmit={kind === 'generated' || custom !== ''}
      onClose={onClose}
      onDone={() => undefined}
      onSubmit={async () => {
        const password = kind === 'generated' ? generatedPassword(passwordRules.minimumLength) : custom;
        await call(hasPassword ? 'UpdateLoginProfile' : 'CreateLoginProfile', {
          UserName: userName,
          Password: password,
          PasswordResetRequired: mustReset,
        });
        flash({
          id: `console ${userName}`,
          type: 'success',
          header: said => said.credentials.console.passwordSet(userName),
        });
        onSet(kind === 'generated' ? password : '');
      }}
    >
      {hasPassword && <Alert type="warning">{words.replaceWarning}</Alert>}
      <FormField label={words.password}>
        <RadioGroup
          value={kind}
          onChange={({ detail }) => setKind(detail.value)}
          items={[
            { value: 'generated', label: words.generated },
            { value: 'custom', label: words.custom },
          ]}
        />
      </FormField>
      {kind === 'custom' && (
        <PasswordField
          label={words.newPassword}
          value={custom}
          onChange={setCustom}
          autoComplete="new-password"
          hint={rulesText(passwordRules, texts)}
        />
      )}
      <Checkbox checked={mustReset} onChange={({ detail }) => setMustReset(detail.checked)}>
        {words.mustReset}
      </Checkbox>
    </Dialog>
  );
}

export function useOnceOfPassword(userName: string): (password: string) => OnceSecret {
  const words = useTexts().credentials.console;
  const page = useSignInPage();
  return password => ({
    title: words.onceTitle,
    warning: words.onceWarning,
    facts: [
      { label: words.signInAt, text: page },
      { label: words.user, text: userName },
    ],
    secret: { label: words.password, text: password },
    file: {
      name: `${userName}_credentials.csv`,
      heads: ['User name', 'Password', 'Console sign-in URL'],
      cells: [userName, password, page],
    },
  });
}

function Facts({ profile, user }: { profile: LoginProfile | undefined; user: User }) {
  const { credentials, users } = useTexts();
  const words = credentials.console;
  const { language } = usePreferences();
  const now = useNow();
  const page = useSignInPage();
  return (
    <SpaceBetween size="l">
      <KeyValuePairs columns={1} items={[{ label: words.link, value: <Copied text={page} /> }]} />
      <KeyValuePairs
        columns={2}
        minColumnWidth={180}
        items={[
          {
            label: words.password,
            value:
              profile === undefined ? (
                <StatusIndicator type="stopped">{words.disabled}</StatusIndicator>
              ) : (
                <>
                  <StatusIndicator type="success">
                    {words.enabledAt(since(profile.CreateDate * 1000, now, language))}
                  </StatusIndicator>
                  {profile.PasswordResetRequired && <div>{words.resetRequired}</div>}
                </>
              ),
          },
          {
            label: words.lastSignIn,
            value:
              user.PasswordLastUsed === undefined ? (
                profile === undefined ? (
                  users.noPassword
                ) : (
                  users.neverSignedIn
                )
              ) : (
                <Relative ms={user.PasswordLastUsed * 1000} />
              ),
          },
        ]}
      />
    </SpaceBetween>
  );
}

type Doing = { kind: 'nothing' | 'set' | 'disable' } | { kind: 'once'; password: string };

function SignInActions({ hasPassword, onChoose }: {
  hasPassword: boolean;
  onChoose: (kind: 'set' | 'disable') => void;
}) {
  const words = useTexts().credentials.console;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {hasPassword && (
        <OfferedButton of="DeleteLoginProfile" onClick={() => onChoose('disable')}>
          {words.disable}
        </OfferedButton>
      )}
      <OfferedButton
        of={hasPassword ? 'UpdateLoginProfile' : 'CreateLoginProfile'}
        onClick={() => onChoose('set')}
      >
        {hasPassword ? words.manage : words.enable}
      </OfferedButton>
    </SpaceBetween>
  );
}

export function ConsoleSignIn({ user, onChanged }: { user: User; onChanged: () => void }) {
  const { credentials } = useTexts();
  const words = credentials.console;
  const name = user.UserName;
  const asked = useAnswer(`profile ${name}`, () => fetchProfile(name));
  const [doing, setDoing] = useState<Doing>({ kind: 'nothing' });
  const once = useOnceOfPassword(name);
  const end = () => {
    setDoing({ kind: 'nothing' });
    asked.retry();
    onChanged();
  };
  const hasPassword = asked.answer.state === 'ready' && asked.answer.value !== undefined;
  const actions = asked.answer.state === 'ready' && (
    <SignInActions hasPassword={hasPassword} onChoose={kind => setDoing({ kind })} />
  );
  return (
    <Container
      header={
        <Header variant="h2" actions={actions}>
          {words.title}
        </Header>
      }
    >
      <Answered asked={asked}>{profile => <Facts profile={profile} user={user} />}</Answered>
      {doing.kind === 'set' && (
        <SetPassword
          userName={name}
          hasPassword={hasPassword}
          onClose={end}
          onSet={password => (password === '' ? end() : setDoing({ kind: 'once', password }))}
        />
      )}
      {doing.kind === 'once' && <Once once={once(doing.password)} onClose={end} />}
      {doing.kind === 'disable' && (
        <DeleteDialog
          title={words.disable}
          name={name}
          warning={words.disableWarning}
          submit={words.disable}
          onClose={end}
          onDelete={async () => {
            await call('DeleteLoginProfile', { UserName: name });
            flash({
              id: `console ${name}`,
              type: 'success',
              header: texts => texts.credentials.console.disabledFlash(name),
            });
          }}
        />
      )}
    </Container>
  );
}
