// Devices that were made and are nobody's, for whoever may list them: a tab that was closed on the way leaves one, and
// it keeps its name from being used again.
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAnswer } from '../answer';
import { call } from '../api/client';
import { listAll } from '../api/lists';
import { object, text } from '../api/shape';
import { Copied } from '../parts/copied';
import { DeleteDialog } from '../parts/delete-dialog';
import { SmallTable } from '../parts/small-table';
import { flash } from '../shell/flashes';
import { useTexts } from '../texts/texts';
import { deviceName } from './device';
import { GoOnWithDevice } from './go-on-with-device';
import type { Owner } from './owner';

const UnassignedDevice = object({ SerialNumber: text });

async function deleteDevice(serial: string): Promise<void> {
  await call('DeleteVirtualMFADevice', { SerialNumber: serial });
  flash({ id: 'mfa', type: 'success', header: ({ credentials }) => credentials.mfa.deleted });
}

type Doing = { kind: 'nothing' } | { kind: 'goOn' | 'delete'; serial: string };

function DoingView({ owner, doing, onEnd }: { owner: Owner; doing: Doing; onEnd: () => void }) {
  const words = useTexts().credentials.mfa;
  switch (doing.kind) {
    case 'nothing':
      return <></>;
    case 'goOn':
      return <GoOnWithDevice owner={owner} serial={doing.serial} onClose={onEnd} />;
    case 'delete':
      return (
        <DeleteDialog
          title={words.deleteTitle(deviceName(doing.serial))}
          name={deviceName(doing.serial)}
          warning={words.deleteWarning}
          onClose={onEnd}
          onDelete={() => deleteDevice(doing.serial)}
        />
      );
  }
}

function Actions({ serial, onChoose }: { serial: string; onChoose: (kind: 'goOn' | 'delete') => void }) {
  const { credentials, general } = useTexts();
  const name = deviceName(serial);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        variant="inline-link"
        ariaLabel={`${credentials.mfa.goOn}: ${name}`}
        onClick={() => onChoose('goOn')}
      >
        {credentials.mfa.goOn}
      </Button>
      <Button variant="inline-link" ariaLabel={`${general.delete}: ${name}`} onClick={() => onChoose('delete')}>
        {general.delete}
      </Button>
    </SpaceBetween>
  );
}

// `round` grows when a device may have become somebody's, or nobody's.
export function UnassignedDevices({ owner, round, onEnd }: {
  owner: Owner;
  round: number;
  onEnd: () => void;
}) {
  const { credentials, general } = useTexts();
  const words = credentials.mfa;
  const asked = useAnswer(`unassigned devices ${round}`, () =>
    listAll('ListVirtualMFADevices', 'VirtualMFADevices', UnassignedDevice, {
      AssignmentStatus: 'Unassigned',
    }),
  );
  const [doing, setDoing] = useState<Doing>({ kind: 'nothing' });
  const { answer } = asked;
  const end = () => {
    setDoing({ kind: 'nothing' });
    onEnd();
  };
  // Whoever may not list them is not told; whoever has none has nothing to do.
  const isShown = answer.state === 'ready' && answer.value.length > 0;
  return (
    <>
      {isShown && (
        <SmallTable
          title={words.halfMade}
          hint={words.halfMadeHint}
          asked={asked}
          rowId={device => device.SerialNumber}
          empty=""
          columns={[
            { id: 'name', header: words.deviceName, cell: device => deviceName(device.SerialNumber) },
            {
              id: 'id',
              header: words.identifier,
              minWidth: 260,
              cell: device => <Copied text={device.SerialNumber} />,
            },
            {
              id: 'actions',
              header: general.actions,
              minWidth: 220,
              cell: ({ SerialNumber: serial }) => (
                <Actions serial={serial} onChoose={kind => setDoing({ kind, serial })} />
              ),
            },
          ]}
        />
      )}
      <DoingView owner={owner} doing={doing} onEnd={end} />
    </>
  );
}
