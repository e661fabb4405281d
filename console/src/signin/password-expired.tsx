// A dead end on purpose: the policy says that only an administrator may go on from here.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { signOut } from '../session/doors';
import { useTexts } from '../texts/texts';
import { AttemptAlert, useAttempt } from './attempt';

export function PasswordExpired() {
  const texts = useTexts();
  const attempt = useAttempt();
  return (
    <SpaceBetween size="l">
      <Box variant="h1">{texts.signIn.expiredTitle}</Box>
      <AttemptAlert attempt={attempt} />
      <Alert type="error">{texts.signIn.expiredHint}</Alert>
      <Button fullWidth loading={attempt.busy} onClick={() => attempt.run(signOut)}>
        {texts.signIn.startOver}
      </Button>
    </SpaceBetween>
  );
}
