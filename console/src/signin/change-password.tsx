// A password that must be replaced before anything else.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useState } from 'react';
import { rulesText } from '../credentials/password-rules';
import { changePassword, signOut } from '../session/doors';
import type { PasswordRules } from '../session/shapes';
import { useTexts } from '../texts/texts';
import { AttemptAlert, useAttempt } from './attempt';
import { PasswordField } from './password-field';
import { StepForm } from './step-form';

interface Parts {
  reason: 'reset' | 'expired';
  rules: PasswordRules | undefined;
}

export function ChangePassword({ reason, rules }: Parts) {
  const texts = useTexts();
  const attempt = useAttempt();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = (text: string) => (asked && text === '' ? texts.signIn.missing : undefined);
  const differs = asked && fresh !== again ? texts.signIn.notTheSame : undefined;
  return (
    <StepForm
      title={texts.signIn.changeTitle}
      onSubmit={event => {
        event.preventDefault();
        setAsked(true);
        if (old !== '' && fresh !== '' && fresh === again && !attempt.busy && attempt.waitSeconds === 0) {
          attempt.run(() => changePassword(old, fresh));
        }
      }}
      submit={
        <Button variant="primary" fullWidth loading={attempt.busy} disabled={attempt.waitSeconds > 0}>
          {texts.signIn.confirmChange}
        </Button>
      }
    >
      <AttemptAlert attempt={attempt} failed={texts.signIn.wrongOld} />
      <Alert type="info">{reason === 'expired' ? texts.signIn.changeExpired : texts.signIn.changeReset}</Alert>
      <PasswordField
        label={texts.signIn.oldPassword}
        value={old}
        onChange={setOld}
        autoComplete="current-password"
        autoFocus
        error={missing(old)}
      />
      <PasswordField
        label={texts.signIn.newPassword}
        value={fresh}
        onChange={setFresh}
        autoComplete="new-password"
        hint={rules === undefined ? '' : rulesText(rules, texts)}
        error={missing(fresh)}
      />
      <PasswordField
        label={texts.signIn.retypePassword}
        value={again}
        onChange={setAgain}
        autoComplete="new-password"
        error={missing(again) ?? differs}
      />
      <Link onFollow={() => attempt.run(signOut)}>{texts.signIn.startOver}</Link>
    </StepForm>
  );
}
