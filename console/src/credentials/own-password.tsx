// Changing one's own password, by the same door as a forced change: the session goes on under a new id.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { Dialog } from '../parts/dialog';
import { changePassword } from '../session/doors';
import { useSession } from '../session/store';
import { flash } from '../shell/flashes';
import { PasswordField } from '../signin/password-field';
import { useTexts } from '../texts/texts';
import { Absolute } from '../time/moment';
import { rulesText } from './password-rules';

function ChangeDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const { credentials, signIn } = texts;
  const { ownPasswordRules } = useSession();
  const words = credentials.own;
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  return (
    <Dialog
      title={words.change}
      submit={words.change}
      canSubmit={old !== '' && fresh !== '' && fresh === again}
      onClose={onClose}
      onSubmit={async () => {
        await changePassword(old, fresh);
        flash({ id: 'password', type: 'success', header: said => said.credentials.own.changed });
      }}
    >
      <PasswordField
        label={signIn.oldPassword}
        value={old}
        onChange={setOld}
        autoComplete="current-password"
      />
      <PasswordField
        label={signIn.newPassword}
        value={fresh}
        onChange={setFresh}
        autoComplete="new-password"
        hint={rulesText(ownPasswordRules, texts)}
      />
      <PasswordField
        label={signIn.retypePassword}
        value={again}
        onChange={setAgain}
        autoComplete="new-password"
        error={again !== '' && again !== fresh ? signIn.notTheSame : undefined}
      />
    </Dialog>
  );
}

// What there is to say of a password besides when it expires, where its user may not change it.
function useReason(): string | undefined {
  const words = useTexts().credentials.own;
  const { ownPassword } = useSession();
  return ownPassword === 'changeable' ? undefined : words[ownPassword];
}

export function OwnPassword() {
  const { credentials, report } = useTexts();
  const words = credentials.own;
  const { passwordExpiresAt, ownPassword } = useSession();
  const [isChanging, setIsChanging] = useState(false);
  const reason = useReason();
  const change = <Button onClick={() => setIsChanging(true)}>{words.change}</Button>;
  return (
    <Container
      header={
        <Header variant="h2" description={words.hint} actions={reason === undefined && change}>
          {words.title}
        </Header>
      }
    >
      <SpaceBetween size="s">
        {reason !== undefined && <Alert type="info">{reason}</Alert>}
        {ownPassword !== 'none' && (
          <div>
            {report.columns.password_next_rotation.label()}:{' '}
            {passwordExpiresAt === null ? words.noExpiry : <Absolute ms={Date.parse(passwordExpiresAt)} />}
          </div>
        )}
      </SpaceBetween>
      {isChanging && <ChangeDialog onClose={() => setIsChanging(false)} />}
    </Container>
  );
}
