// Going on with a device that was made and never enabled. Its seed was shown when it was made and is shown to nobody
// again: whoever has it in an app gives two codes, and whoever has not starts over with a new one.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { call } from '../api/client';
import { type ApiError, asApiError } from '../api/error';
import { orAbsent } from '../api/lists';
import { Dialog } from '../parts/dialog';
import { Failure } from '../parts/failure';
import { SpokenAlert } from '../parts/spoken-alert';
import { useTexts } from '../texts/texts';
import { CodePair, deviceName, devicePath, enableDevice } from './device';
import type { Owner } from './owner';
import { makeDevice, type NewDevice, SetUpDevice } from './set-up-device';

// Where the device is gone already, by another tab or by the half that went well before, it is only made.
async function madeAnew(serial: string): Promise<NewDevice> {
  await orAbsent(call('DeleteVirtualMFADevice', { SerialNumber: serial }));
  return makeDevice(deviceName(serial), devicePath(serial));
}

// At the second asking, because the secret key is lost for whoever has it.
function StartOver({ serial, busy, onBusy, onMade }: {
  serial: string;
  busy: boolean;
  onBusy: (busy: boolean) => void;
  onMade: (device: NewDevice) => void;
}) {
  const words = useTexts().credentials.mfa;
  const [isWarned, setIsWarned] = useState(false);
  const [error, setError] = useState<ApiError>();
  const start = () => {
    onBusy(true);
    setError(undefined);
    madeAnew(serial).then(onMade, (reason: unknown) => {
      onBusy(false);
      setError(asApiError(reason));
    });
  };
  return (
    <>
      {error !== undefined && <Failure error={error} />}
      {isWarned && <SpokenAlert type="warning">{words.startOverWarning}</SpokenAlert>}
      <Button formAction="none" loading={busy} onClick={() => (isWarned ? start() : setIsWarned(true))}>
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
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<NewDevice>();
  if (made !== undefined) {
    return <SetUpDevice owner={owner} device={made} onClose={onClose} />;
  }
  return (
    <Dialog
      title={words.goOnTitle(deviceName(serial))}
      submit={words.add}
      canSubmit={codes.every(code => code !== '')}
      isHeld={busy}
      onClose={onClose}
      onSubmit={() => enableDevice(owner, serial, codes)}
    >
      <Box>{words.goOnHint}</Box>
      <StartOver serial={serial} busy={busy} onBusy={setBusy} onMade={setMade} />
      <CodePair codes={codes} onChange={setCodes} />
    </Dialog>
  );
}
