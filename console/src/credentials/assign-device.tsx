// Assigning a virtual MFA device: a name first. Where a device of that name was left half-made, one goes on with it.
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { ApiError } from '../api/error';
import { Dialog } from '../parts/dialog';
import { SpokenAlert } from '../parts/spoken-alert';
import { useSession } from '../session/store';
import { useTexts } from '../texts/texts';
import { GoOnWithDevice } from './go-on-with-device';
import type { Owner } from './owner';
import { makeDevice, type NewDevice, SetUpDevice } from './set-up-device';

function NameStep({ onClose, onCreated, onGoOn }: {
  onClose: () => void;
  onCreated: (device: NewDevice) => void;
  onGoOn: (serial: string) => void;
}) {
  const { credentials, general } = useTexts();
  const words = credentials.mfa;
  const { accountId } = useSession();
  const [name, setName] = useState('');
  const [taken, setTaken] = useState('');
  const create = async () => {
    setTaken('');
    try {
      onCreated(await makeDevice(name));
    } catch (reason) {
      setTaken(reason instanceof ApiError && reason.code === 'EntityAlreadyExists' ? name : '');
      throw reason;
    }
  };
  return (
    <Dialog
      title={words.assign}
      submit={general.next}
      canSubmit={name !== ''}
      onClose={onClose}
      onDone={() => undefined}
      onSubmit={create}
    >
      {taken !== '' && (
        <SpokenAlert
          type="info"
          header={words.exists(taken)}
          action={
            <Button formAction="none" onClick={() => onGoOn(`arn:aws:iam::${accountId}:mfa/${taken}`)}>
              {words.goOn}
            </Button>
          }
        >
          {words.existsHint}
        </SpokenAlert>
      )}
      <FormField label={words.deviceName} constraintText={words.deviceNameHint}>
        <Input
          value={name}
          onChange={({ detail }) => setName(detail.value)}
          autoComplete={false}
          spellcheck={false}
        />
      </FormField>
    </Dialog>
  );
}

export function AssignDevice({ owner, onClose }: { owner: Owner; onClose: () => void }) {
  const [device, setDevice] = useState<NewDevice>();
  const [halfMade, setHalfMade] = useState<string>();
  if (device !== undefined) {
    return <SetUpDevice owner={owner} device={device} onClose={onClose} />;
  }
  if (halfMade !== undefined) {
    return <GoOnWithDevice owner={owner} serial={halfMade} onClose={onClose} />;
  }
  return <NameStep onClose={onClose} onCreated={setDevice} onGoOn={setHalfMade} />;
}
