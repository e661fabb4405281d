// Going on with a device that was made and never enabled. Its seed was shown when it was made and is shown to nobody
// again: whoever has it in an app gives two codes, and whoever has not starts over with a new one.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { call } from '../api/client';
import { type ApiError, asApiError } from '../api/error';
import { Dialog } from '../parts/dialog';
import { Failure } from '../parts/failure';
import { useTexts } from '../texts/texts';
import { CodePair, deviceName, devicePath, enableDevice } from './device';
import type { Owner } from './owner';
import { makeDevice, type NewDevice, SetUpDevice } from './set-up-device';

async function madeAnew(serial: string): Promise<NewDevice> {
  await call('DeleteVirtualMFADevice', { SerialNumber: serial });
  return makeDevice(deviceName(serial), devicePath(serial));
}

function StartOver({ serial, onMade }: { serial: string; onMade: (device: NewDevice) => void }) {
  const words = useTexts().credentials.mfa;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const start = () => {
    setBusy(true);
    madeAnew(serial).then(onMade, (reason: unknown) => {
      setBusy(false);
      setError(asApiError(reason));
    });
  };
  return (
    <>
      {error !== undefined && <Failure error={error} />}
      <Button formAction="none" loading={busy} onClick={start}>
        {words.startOver}
      </Button>
    </>
  );
}

export function GoOnWithDevice({ owner, serial, onClose }: {
  owner: Owner;
  serial: string;
  onClose: () => void;
}) {
  const words = useTexts().credentials.mfa;
  const [codes, setCodes] = useState(['', '']);
  const [made, setMade] = useState<NewDevice>();
  if (made !== undefined) {
    return <SetUpDevice owner={owner} device={made} onClose={onClose} />;
  }
  return (
    <Dialog
      title={words.goOnTitle(deviceName(serial))}
      submit={words.add}
      canSubmit={codes.every(code => code !== '')}
      onClose={onClose}
      onSubmit={() => enableDevice(owner, serial, codes)}
    >
      <Box>{words.goOnHint}</Box>
      <StartOver serial={serial} onMade={setMade} />
      <CodePair codes={codes} onChange={setCodes} />
    </Dialog>
  );
}
