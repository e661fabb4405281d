// Assigning a virtual MFA device: a name, then the seed as QR code or text, then two codes that prove it arrived. A
// device that is abandoned on the way is deleted again, so that no unused seed is left behind.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ask, call } from '../api/client';
import { member, object, type Of, text } from '../api/shape';
import { Copied } from '../parts/copied';
import { Dialog } from '../parts/dialog';
import { flash, reportingFailure } from '../shell/flashes';
import { useTexts } from '../texts/texts';
import { CodePair, namedOwner } from './mfa-devices';
import type { Owner } from './owner';

type NewDevice = Of<typeof NewDevice>;
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

function NameStep({ onClose, onCreated }: { onClose: () => void; onCreated: (device: NewDevice) => void }) {
  const { credentials, general } = useTexts();
  const [name, setName] = useState('');
  return (
    <Dialog
      title={credentials.mfa.assign}
      submit={general.next}
      canSubmit={name !== ''}
      onClose={onClose}
      onDone={() => undefined}
      onSubmit={async () => {
        const created = member('VirtualMFADevice', NewDevice);
        onCreated(await ask('CreateVirtualMFADevice', created, { VirtualMFADeviceName: name }));
      }}
    >
      <FormField label={credentials.mfa.deviceName} constraintText={credentials.mfa.deviceNameHint}>
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
  const words = useTexts().credentials.mfa;
  const [device, setDevice] = useState<NewDevice>();
  const [codes, setCodes] = useState(['', '']);
  if (device === undefined) {
    return <NameStep onClose={onClose} onCreated={setDevice} />;
  }
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
      onSubmit={async () => {
        await call('EnableMFADevice', {
          UserName: namedOwner(owner),
          SerialNumber: device.SerialNumber,
          AuthenticationCode1: codes[0],
          AuthenticationCode2: codes[1],
        });
        flash({ id: 'mfa', type: 'success', header: ({ credentials }) => credentials.mfa.added });
      }}
    >
      <Box>{words.setUpHint}</Box>
      <Seed device={device} />
      <CodePair codes={codes} onChange={setCodes} />
    </Dialog>
  );
}
