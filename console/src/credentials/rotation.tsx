// Rotating a key without an outage, as a guided walk: second key, switch, watch, deactivate, delete.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard from '@cloudscape-design/components/wizard';
import { type ReactNode, useState } from 'react';
import { useAnswer } from '../answer';
import { type ApiError, asApiError } from '../api/error';
import { MOST_ACCESS_KEYS } from '../limits';
import { Answered } from '../parts/answered';
import { Copied } from '../parts/copied';
import { Failure } from '../parts/failure';
import { Secret } from '../parts/secret';
import { useTexts } from '../texts/texts';
import { fetchKeys, type KeyWithUse, LastUse, setStatus } from './access-keys';
import { type CreatedKey, createKey } from './create-key';
import type { Owner } from './owner';

interface Parts {
  owner: Owner;
  oldKey: KeyWithUse;
  keys: readonly KeyWithUse[];
  onClose: () => void;
}

function CreateStep({ created, isFull, onCreate }: {
  created: CreatedKey | undefined;
  isFull: boolean;
  onCreate: () => void;
}) {
  const words = useTexts().credentials.keys;
  if (created === undefined) {
    return (
      <SpaceBetween size="m">
        <Box>{words.rotateSteps.createHint}</Box>
        {isFull && <Alert type="error">{words.rotateSteps.createFull}</Alert>}
        <Button disabled={isFull} onClick={onCreate}>
          {words.create}
        </Button>
      </SpaceBetween>
    );
  }
  return (
    <SpaceBetween size="m">
      <Alert type="warning">{words.onceWarning}</Alert>
      <Copied text={created.AccessKeyId} />
      <Secret text={created.SecretAccessKey} label={words.secret} onTaken={() => undefined} />
    </SpaceBetween>
  );
}

function WatchStep({ owner, oldKey }: { owner: Owner; oldKey: KeyWithUse }) {
  const words = useTexts().credentials.keys;
  const asked = useAnswer(`watch ${oldKey.AccessKeyId}`, () => fetchKeys(owner));
  return (
    <SpaceBetween size="m">
      <Box>{words.rotateSteps.watchHint}</Box>
      <Answered asked={asked}>
        {keys => (
          <Box>
            {oldKey.AccessKeyId}:{' '}
            <LastUse use={keys.find(key => key.AccessKeyId === oldKey.AccessKeyId)?.use ?? oldKey.use} />
          </Box>
        )}
      </Answered>
      <Button iconName="refresh" onClick={asked.retry}>
        {words.lookAgain}
      </Button>
    </SpaceBetween>
  );
}

function DeactivateStep() {
  const steps = useTexts().credentials.keys.rotateSteps;
  return (
    <SpaceBetween size="s">
      <Box>{steps.deactivateHint}</Box>
      <Box>{steps.deleteHint}</Box>
    </SpaceBetween>
  );
}

export function Rotation({ owner, oldKey, keys, onClose }: Parts) {
  const { credentials, general } = useTexts();
  const words = credentials.keys;
  const steps = words.rotateSteps;
  const [step, setStep] = useState(0);
  const [created, setCreated] = useState<CreatedKey>();
  const [error, setError] = useState<ApiError>();
  const [isStuck, setIsStuck] = useState(false);
  const attempt = (deed: () => Promise<void>) => {
    setError(undefined);
    deed().catch((reason: unknown) => setError(asApiError(reason)));
  };
  const create = () => attempt(async () => setCreated(await createKey(owner)));
  const finish = () =>
    attempt(async () => {
      await setStatus(owner, oldKey.AccessKeyId, 'Inactive');
      onClose();
    });
  const isFull = keys.length >= MOST_ACCESS_KEYS;
  const contents: [string, ReactNode][] = [
    [steps.create, <CreateStep created={created} isFull={isFull} onCreate={create} key="create" />],
    [steps.update, <Box key="update">{steps.updateHint}</Box>],
    [steps.watch, <WatchStep owner={owner} oldKey={oldKey} key="watch" />],
    [steps.deactivate, <DeactivateStep key="deactivate" />],
  ];
  return (
    <Modal
      visible
      size="large"
      header={words.rotateTitle(oldKey.AccessKeyId)}
      closeAriaLabel={general.close}
      onDismiss={onClose}
    >
      <SpaceBetween size="m">
        {error !== undefined && <Failure error={error} />}
        <Wizard
          activeStepIndex={step}
          onNavigate={({ detail }) => {
            setIsStuck(created === undefined);
            if (created !== undefined) {
              setStep(detail.requestedStepIndex);
            }
          }}
          onCancel={onClose}
          onSubmit={finish}
          submitButtonText={words.deactivate}
          steps={contents.map(([title, content]) => ({
            title,
            content,
            errorText: isStuck && created === undefined ? steps.createFirst : undefined,
          }))}
        />
      </SpaceBetween>
    </Modal>
  );
}
