// Changing one's own password, by the same door as a forced change: the session goes on under a new id.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { Dialog } from '../parts/dialog';
import { OfferedButton } from '../parts/offer';
import { changePassword } from '../session/doors';
import { useSession } from '../session/store';
import { flash } from '../shell/flashes';
import { PasswordField } from '../signin/password-field';
import { useTexts } from '../texts/texts';
import { Absolute } from '../time/moment';

function ChangeDialog({ onClose }: { onClose: () => void }) {
  const { credentials, signIn } = useTexts();
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
        flash({ id: 'password', type: 'success', header: texts => texts.credentials.own.changed });
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

export function OwnPassword() {
  const { credentials, report } = useTexts();
  const words = credentials.own;
  const { passwordExpiresAt } = useSession();
  const [isChanging, setIsChanging] = useState(false);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={words.hint}
          actions={
            <OfferedButton of="ChangePassword" onClick={() => setIsChanging(true)}>
              {words.change}
            </OfferedButton>
          }
        >
          {words.title}
        </Header>
      }
    >
      {report.columns.password_next_rotation.label()}:{' '}
      {passwordExpiresAt === null ? words.noExpiry : <Absolute ms={Date.parse(passwordExpiresAt)} />}
      {isChanging && <ChangeDialog onClose={() => setIsChanging(false)} />}
    </Container>
  );
}
