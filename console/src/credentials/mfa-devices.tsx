// MFA devices: virtual ones, assigned with a QR code and two consecutive codes and resynchronised; passkeys and
// security keys; and all of them removed.
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { call } from '../api/client';
import { listAll } from '../api/lists';
import { MfaDevice } from '../api/shapes';
import { Copied } from '../parts/copied';
import { DeleteDialog } from '../parts/delete-dialog';
import { Dialog } from '../parts/dialog';
import { OfferedButton } from '../parts/offer';
import { type SmallColumn, SmallTable } from '../parts/small-table';
import { flash } from '../shell/flashes';
import type { Texts } from '../texts/en';
import { useTexts } from '../texts/texts';
import { Absolute } from '../time/moment';
import { AssignDevice } from './assign-device';
import { CodePair, deviceName, isSecurityKey, namedOwner } from './device';
import { type Owner, ownerParameter, questionOf } from './owner';
import { UnassignedDevices } from './unassigned-devices';

function Resync({ owner, device, onClose }: { owner: Owner; device: MfaDevice; onClose: () => void }) {
  const words = useTexts().credentials.mfa;
  const [codes, setCodes] = useState(['', '']);
  return (
    <Dialog
      title={words.resyncTitle(deviceName(device.SerialNumber))}
      submit={words.resync}
      canSubmit={codes.every(code => code !== '')}
      onClose={onClose}
      onSubmit={async () => {
        await call('ResyncMFADevice', {
          UserName: namedOwner(owner),
          SerialNumber: device.SerialNumber,
          AuthenticationCode1: codes[0],
          AuthenticationCode2: codes[1],
        });
        flash({ id: 'mfa', type: 'success', header: ({ credentials }) => credentials.mfa.resynced });
      }}
    >
      <CodePair codes={codes} onChange={setCodes} />
    </Dialog>
  );
}

type Doing = { kind: 'nothing' | 'assign' } | { kind: 'resync' | 'remove'; device: MfaDevice };

async function removeDevice(owner: Owner, serial: string): Promise<void> {
  await call('DeactivateMFADevice', { UserName: namedOwner(owner), SerialNumber: serial });
  if (!isSecurityKey(serial)) {
    await call('DeleteVirtualMFADevice', { SerialNumber: serial });
  }
  flash({ id: 'mfa', type: 'success', header: ({ credentials }) => credentials.mfa.removed });
}

function DoingView({ owner, doing, onEnd }: { owner: Owner; doing: Doing; onEnd: () => void }) {
  const words = useTexts().credentials.mfa;
  switch (doing.kind) {
    case 'nothing':
      return <></>;
    case 'assign':
      return <AssignDevice owner={owner} onClose={onEnd} />;
    case 'resync':
      return <Resync owner={owner} device={doing.device} onClose={onEnd} />;
    case 'remove': {
      const serial = doing.device.SerialNumber;
      return (
        <DeleteDialog
          title={words.removeTitle(deviceName(serial))}
          name={deviceName(serial)}
          warning={words.removeWarning}
          submit={words.remove}
          onClose={onEnd}
          onDelete={() => removeDevice(owner, serial)}
        />
      );
    }
  }
}

function DeviceActions({ device, onChoose }: {
  device: MfaDevice;
  onChoose: (kind: 'resync' | 'remove') => void;
}) {
  const name = deviceName(device.SerialNumber);
  const words = useTexts().credentials.mfa;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {!isSecurityKey(device.SerialNumber) && (
        <OfferedButton
          of="ResyncMFADevice"
          variant="inline-link"
          ariaLabel={`${words.resync}: ${name}`}
          onClick={() => onChoose('resync')}
        >
          {words.resync}
        </OfferedButton>
      )}
      <OfferedButton
        of="DeactivateMFADevice"
        variant="inline-link"
        ariaLabel={`${words.remove}: ${name}`}
        onClick={() => onChoose('remove')}
      >
        {words.remove}
      </OfferedButton>
    </SpaceBetween>
  );
}

type Choose = (kind: 'resync' | 'remove', device: MfaDevice) => void;

function columns({ credentials, general }: Texts, onChoose: Choose): SmallColumn<MfaDevice>[] {
  const words = credentials.mfa;
  return [
    { id: 'name', header: words.deviceName, cell: device => deviceName(device.SerialNumber) },
    {
      id: 'type',
      header: words.type,
      cell: device => (isSecurityKey(device.SerialNumber) ? words.securityKey : words.virtual),
    },
    {
      id: 'id',
      header: words.identifier,
      minWidth: 260,
      cell: device => <Copied text={device.SerialNumber} />,
    },
    {
      id: 'created',
      header: general.created,
      minWidth: 200,
      cell: device => <Absolute ms={device.EnableDate * 1000} />,
    },
    {
      id: 'actions',
      header: general.actions,
      minWidth: 220,
      cell: device => <DeviceActions device={device} onChoose={kind => onChoose(kind, device)} />,
    },
  ];
}

export function MfaDevices({ owner, onChanged }: { owner: Owner; onChanged?: () => void }) {
  const texts = useTexts();
  const words = texts.credentials.mfa;
  const asked = useAnswer(questionOf(owner, 'mfa'), () =>
    listAll('ListMFADevices', 'MFADevices', MfaDevice, ownerParameter(owner)),
  );
  const [doing, setDoing] = useState<Doing>({ kind: 'nothing' });
  const [round, setRound] = useState(0);
  const end = () => {
    setDoing({ kind: 'nothing' });
    setRound(before => before + 1);
    asked.retry();
    onChanged?.();
  };
  return (
    <>
      <SmallTable
        title={words.title}
        hint={words.hint}
        asked={asked}
        rowId={device => device.SerialNumber}
        empty={words.empty}
        actions={
          <OfferedButton of="EnableMFADevice" onClick={() => setDoing({ kind: 'assign' })}>
            {words.assign}
          </OfferedButton>
        }
        columns={columns(texts, (kind, device) => setDoing({ kind, device }))}
      />
      <DoingView owner={owner} doing={doing} onEnd={end} />
      <UnassignedDevices owner={owner} round={round} onEnd={end} />
    </>
  );
}
