// The second step for who has a passkey or a security key: the browser asks for it when the button is pressed.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FormEvent, ReactNode } from 'react';
import { canUseKeys } from '../security-keys/browser';
import { giveSecurityKey, signOut } from '../session/doors';
import { useTexts } from '../texts/texts';
import { AttemptAlert, useAttempt } from './attempt';
import { StepForm } from './step-form';

export function KeyStep({ other }: { other: ReactNode }) {
  const texts = useTexts();
  const words = texts.signIn;
  const attempt = useAttempt();
  const isPossible = canUseKeys();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isPossible && !attempt.busy && attempt.waitSeconds === 0) {
      attempt.run(giveSecurityKey);
    }
  };
  return (
    <StepForm
      title={words.mfaTitle}
      onSubmit={submit}
      submit={
        <Button
          variant="primary"
          fullWidth
          loading={attempt.busy}
          disabled={!isPossible || attempt.waitSeconds > 0}
        >
          {words.keySubmit}
        </Button>
      }
    >
      <AttemptAlert attempt={attempt} failed={words.keyFailed} />
      {isPossible ? (
        <Box>{words.keyHint}</Box>
      ) : (
        <Alert type="warning">{texts.credentials.mfa.securityKeyNotHere}</Alert>
      )}
      <SpaceBetween size="xs">
        {other}
        <Link onFollow={() => attempt.run(signOut)}>{words.startOver}</Link>
      </SpaceBetween>
    </StepForm>
  );
}
