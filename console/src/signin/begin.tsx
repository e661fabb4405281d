// The first step: who, and the password.
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useState } from 'react';
import { signIn, signInAsRoot } from '../session/doors';
import { forgetAccount, rememberAccount, rememberedAccount } from '../session/remembered';
import { useTexts } from '../texts/texts';
import { AttemptAlert, useAttempt } from './attempt';
import { SpokenAlert } from '../parts/spoken-alert';
import { PasswordField } from './password-field';
import { StepForm } from './step-form';

interface Filled {
  who: 'user' | 'root';
  account: string;
  userName: string;
  email: string;
  password: string;
  remember: boolean;
}

interface FieldsParts {
  filled: Filled;
  isRemembered: boolean;
  missing: (text: string) => string | undefined;
  onChange: (changed: Partial<Filled>) => void;
}

function Field({ label, error, onChange, ...input }: {
  label: string;
  error: string | undefined;
  onChange: (value: string) => void;
} & Pick<InputProps, 'value' | 'type' | 'autoComplete' | 'autoFocus'>) {
  return (
    <FormField label={label} errorText={error}>
      <Input {...input} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  );
}

function UserFields({ filled, isRemembered, missing, onChange }: FieldsParts) {
  const { signIn: words } = useTexts();
  return (
    <SpaceBetween size="l">
      <Field
        label={words.account}
        value={filled.account}
        error={missing(filled.account)}
        onChange={account => onChange({ account })}
        autoComplete="organization"
        autoFocus={!isRemembered}
      />
      <Field
        label={words.userName}
        value={filled.userName}
        error={missing(filled.userName)}
        onChange={userName => onChange({ userName })}
        autoComplete="username"
        autoFocus={isRemembered}
      />
    </SpaceBetween>
  );
}

function RootFields({ filled, missing, onChange }: FieldsParts) {
  return (
    <Field
      label={useTexts().signIn.email}
      value={filled.email}
      error={missing(filled.email)}
      onChange={email => onChange({ email })}
      type="email"
      autoComplete="username"
      autoFocus
    />
  );
}

// Other ways in: another account, another kind of user.
function OtherWays({ filled, isRemembered, onChange, onForget }: FieldsParts & { onForget: () => void }) {
  const { signIn: words } = useTexts();
  const isRoot = filled.who === 'root';
  return (
    <SpaceBetween size="xs">
      {!isRoot && isRemembered && <Link onFollow={onForget}>{words.otherAccount}</Link>}
      <Link onFollow={() => onChange({ who: isRoot ? 'user' : 'root' })}>
        {isRoot ? words.asUser : words.asRoot}
      </Link>
    </SpaceBetween>
  );
}

function isComplete({ who, account, userName, email, password }: Filled): boolean {
  return password !== '' && (who === 'root' ? email !== '' : account !== '' && userName !== '');
}

async function enter(filled: Filled): Promise<void> {
  const { password } = filled;
  if (filled.who === 'root') {
    return signInAsRoot(filled.email.trim(), password);
  }
  const account = filled.account.trim();
  await signIn({ account, userName: filled.userName.trim(), password });
  return filled.remember ? rememberAccount(account) : forgetAccount();
}

const NOTHING: Filled = { who: 'user', account: '', userName: '', email: '', password: '', remember: true };

export function Begin({ wasSignedIn }: { wasSignedIn: boolean }) {
  const { signIn: words } = useTexts();
  const attempt = useAttempt();
  const [remembered, setRemembered] = useState(rememberedAccount);
  const [asked, setAsked] = useState(false);
  const [filled, setFilled] = useState<Filled>(() => ({ ...NOTHING, account: remembered }));
  const onChange = (changed: Partial<Filled>) => setFilled(before => ({ ...before, ...changed }));
  const missing = (text: string) => (asked && text === '' ? words.missing : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isComplete(filled) && !attempt.busy && attempt.waitSeconds === 0) {
      attempt.run(() => enter(filled));
    }
  };
  // Another way in begins without the complaints of the one before.
  const turn = (changed: Partial<Filled>) => {
    setAsked(false);
    onChange(changed);
  };
  const forget = () => {
    forgetAccount();
    setRemembered('');
    turn({ account: '' });
  };
  const isRoot = filled.who === 'root';
  const parts: FieldsParts = { filled, isRemembered: remembered !== '', missing, onChange };
  return (
    <StepForm
      title={isRoot ? words.titleRoot : words.titleUser}
      onSubmit={submit}
      submit={
        <Button variant="primary" fullWidth loading={attempt.busy} disabled={attempt.waitSeconds > 0}>
          {words.submit}
        </Button>
      }
    >
      {wasSignedIn && <SpokenAlert type="info">{words.ended}</SpokenAlert>}
      <AttemptAlert attempt={attempt} />
      {isRoot ? <RootFields {...parts} /> : <UserFields {...parts} />}
      <PasswordField
        label={words.password}
        value={filled.password}
        onChange={password => onChange({ password })}
        autoComplete="current-password"
        error={missing(filled.password)}
      />
      {!isRoot && (
        <Checkbox checked={filled.remember} onChange={({ detail }) => onChange({ remember: detail.checked })}>
          {words.rememberAccount}
        </Checkbox>
      )}
      <OtherWays {...parts} onChange={turn} onForget={forget} />
    </StepForm>
  );
}
