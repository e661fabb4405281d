// Setting up a device that was just made: its seed as QR code or text, this once, and two codes that prove it arrived.
// A device that is abandoned here is deleted again, so that no unused seed is left behind.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ask, call } from '../api/client';
import { member, object, type Of, text } from '../api/shape';
import { Copied } from '../parts/copied';
import { Dialog } from '../parts/dialog';
import { reportingFailure } from '../shell/flashes';
import { useTexts } from '../texts/texts';
import { CodePair, enableDevice } from './device';
import type { Owner } from './owner';

export type NewDevice = Of<typeof NewDevice>;
const NewDevice = object({
  SerialNumber: text,
  Base32StringSeed: text, // base64 of the seed's own letters
  QRCodePNG: text,
});

function Seed({ device }: { device: NewDevice }) {
  const words = useTexts().credentials.mfa;
  const [shown, setShown] = useState<'nothing' | 'qr' | 'secret'>('nothing');
  return (
    <SpaceBetween size="s">
      <div className="start-here">
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => setShown('qr')}>{words.showQr}</Button>
          <Button onClick={() => setShown('secret')}>{words.showSecret}</Button>
        </SpaceBetween>
      </div>
      {shown === 'qr' && (
        <img className="qr" alt={words.qr} src={`data:image/png;base64,${device.QRCodePNG}`} />
      )}
      {shown === 'secret' && (
        <FormField label={words.secret}>
          <Copied text={atob(device.Base32StringSeed)} />
        </FormField>
      )}
    </SpaceBetween>
  );
}

export function makeDevice(name: string, path?: string): Promise<NewDevice> {
  const made = member('VirtualMFADevice', NewDevice);
  return ask('CreateVirtualMFADevice', made, { VirtualMFADeviceName: name, Path: path });
}

export function SetUpDevice({ owner, device, onClose }: {
  owner: Owner;
  device: NewDevice;
  onClose: () => void;
}) {
  const words = useTexts().credentials.mfa;
  const [codes, setCodes] = useState(['', '']);
  const abandon = () => {
    const { SerialNumber } = device;
    void reportingFailure('mfa', () => call('DeleteVirtualMFADevice', { SerialNumber })).then(onClose);
  };
  return (
    <Dialog
      title={words.setUp}
      submit={words.add}
      canSubmit={codes.every(code => code !== '')}
      isUnsaved
      onClose={abandon}
      onDone={onClose}
      onSubmit={() => enableDevice(owner, device.SerialNumber, codes)}
    >
      <Box>{words.setUpHint}</Box>
      <Seed device={device} />
      <CodePair codes={codes} onChange={setCodes} />
    </Dialog>
  );
}
