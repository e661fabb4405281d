// Assigning an MFA device: a name and its kind first. Where a virtual device of that name was left half-made, one goes
// on with it.
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Tiles from '@cloudscape-design/components/tiles';
import { useState } from 'react';
import { ApiError } from '../api/error';
import { Dialog } from '../parts/dialog';
import { SpokenAlert } from '../parts/spoken-alert';
import { useSession } from '../session/store';
import { canUseKeys } from '../security-keys/browser';
import { useTexts } from '../texts/texts';
import { addSecurityKey } from './add-security-key';
import { GoOnWithDevice } from './go-on-with-device';
import type { Owner } from './owner';
import { makeDevice, type NewDevice, SetUpDevice } from './set-up-device';

type Kind = 'securityKey' | 'app';

function KindField({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }) {
  const words = useTexts().credentials.mfa;
  const isPossible = canUseKeys();
  return (
    <FormField label={words.deviceKind} stretch>
      <Tiles
        columns={1}
        value={kind}
        onChange={({ detail }) => onChange(detail.value === 'app' ? 'app' : 'securityKey')}
        items={[
          {
            value: 'securityKey',
            label: words.securityKey,
            description: isPossible ? words.securityKeyHint : words.securityKeyNotHere,
            disabled: !isPossible,
          },
          { value: 'app', label: words.app, description: words.appHint },
        ]}
      />
    </FormField>
  );
}

function NameStep({ owner, onClose, onCreated, onGoOn }: {
  owner: Owner;
  onClose: () => void;
  onCreated: (device: NewDevice) => void;
  onGoOn: (serial: string) => void;
}) {
  const { credentials, general } = useTexts();
  const words = credentials.mfa;
  const { accountId } = useSession();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>(canUseKeys() ? 'securityKey' : 'app');
  const [taken, setTaken] = useState('');
  const create = async () => {
    setTaken('');
    if (kind === 'securityKey') {
      await addSecurityKey(owner, name);
      return onClose();
    }
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
      <KindField kind={kind} onChange={setKind} />
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
  return <NameStep owner={owner} onClose={onClose} onCreated={setDevice} onGoOn={setHalfMade} />;
}
