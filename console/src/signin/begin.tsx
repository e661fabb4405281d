// The first step: who, and the password.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useState } from 'react';
import { signIn, signInAsRoot } from '../session/doors';
import { forgetAccount, rememberAccount, rememberedAccount } from '../session/remembered';
import { useTexts } from '../texts/texts';
import { AttemptAlert, useAttempt } from './attempt';
import { PasswordField } from './password-field';
import { StepForm } from './step-form';

type Who = 'user' | 'root';

export function Begin({ wasSignedIn }: { wasSignedIn: boolean }) {
  const texts = useTexts();
  const attempt = useAttempt();
  const [who, setWho] = useState<Who>('user');
  const [remembered, setRemembered] = useState(rememberedAccount());
  const [remember, setRemember] = useState(true);
  const [account, setAccount] = useState(remembered);
  const [userName, setUserName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);

  const missing = (text: string) => (asked && text === '' ? texts.signIn.missing : undefined);
  const isComplete = password !== '' && (who === 'root' ? email !== '' : account !== '' && userName !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!isComplete || attempt.busy || attempt.waitSeconds > 0) {
      return;
    }
    attempt.run(async () => {
      if (who === 'root') {
        return signInAsRoot(email.trim(), password);
      }
      await signIn({ account: account.trim(), userName: userName.trim(), password });
      return remember ? rememberAccount(account.trim()) : forgetAccount();
    });
  };
  const otherAccount = () => {
    forgetAccount();
    setRemembered('');
    setAccount('');
  };

  return (
    <StepForm
      title={who === 'root' ? texts.signIn.titleRoot : texts.signIn.titleUser}
      onSubmit={submit}
      submit={
        <Button variant="primary" fullWidth loading={attempt.busy} disabled={attempt.waitSeconds > 0}>
          {texts.signIn.submit}
        </Button>
      }
    >
      {wasSignedIn && <Alert type="info">{texts.signIn.ended}</Alert>}
      <AttemptAlert attempt={attempt} />
      {who === 'root' ? (
        <FormField label={texts.signIn.email} errorText={missing(email)}>
          <Input
            value={email}
            onChange={({ detail }) => setEmail(detail.value)}
            type="email"
            autoComplete="username"
            autoFocus
          />
        </FormField>
      ) : (
        <SpaceBetween size="l">
          <FormField label={texts.signIn.account} errorText={missing(account)}>
            <Input
              value={account}
              onChange={({ detail }) => setAccount(detail.value)}
              autoComplete="organization"
              autoFocus={remembered === ''}
              spellcheck={false}
            />
          </FormField>
          <FormField label={texts.signIn.userName} errorText={missing(userName)}>
            <Input
              value={userName}
              onChange={({ detail }) => setUserName(detail.value)}
              autoComplete="username"
              autoFocus={remembered !== ''}
              spellcheck={false}
            />
          </FormField>
        </SpaceBetween>
      )}
      <PasswordField
        label={texts.signIn.password}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        error={missing(password)}
      />
      {who === 'user' && (
        <Checkbox checked={remember} onChange={({ detail }) => setRemember(detail.checked)}>
          {texts.signIn.rememberAccount}
        </Checkbox>
      )}
      <SpaceBetween size="xs">
        {who === 'user' && remembered !== '' && (
          <Link onFollow={otherAccount}>{texts.signIn.otherAccount}</Link>
        )}
        <Link onFollow={() => setWho(who === 'root' ? 'user' : 'root')}>
          {who === 'root' ? texts.signIn.asUser : texts.signIn.asRoot}
        </Link>
      </SpaceBetween>
    </StepForm>
  );
}
