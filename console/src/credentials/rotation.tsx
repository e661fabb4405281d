// Rotating a key without an outage, as a guided walk: second key, switch and watch, deactivate. Whoever left the walk
// goes on with the second key that is there.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard from '@cloudscape-design/components/wizard';
import { type ReactNode, useState } from 'react';
import { useAnswer } from '../answer';
import { type ApiError, asApiError } from '../api/error';
import type { CreatedKey } from '../api/shapes';
import { Answered } from '../parts/answered';
import { Copied } from '../parts/copied';
import { Failure } from '../parts/failure';
import { LeavingAlert, Takeable, useAskBeforeUnload } from '../parts/once';
import { useTexts } from '../texts/texts';
import { fetchKeys, type KeyWithUse, LastUse, setStatus } from './keys';
import { createKey, onceOfKey } from './create-key';
import type { Owner } from './owner';
import { useQuota } from './quota';

interface Parts {
  owner: Owner;
  oldKey: KeyWithUse;
  keys: readonly KeyWithUse[];
  onClose: () => void;
}

// The second key: made before, made just now with its secret still in sight, or yet to be made.
type Second = { state: 'none' } | { state: 'there'; id: string } | { state: 'made'; key: CreatedKey; isTaken: boolean };

function secondOf(oldKey: KeyWithUse, keys: readonly KeyWithUse[]): Second {
  const newer = keys.find(key => key.Status === 'Active' && key.CreateDate > oldKey.CreateDate);
  return newer === undefined ? { state: 'none' } : { state: 'there', id: newer.AccessKeyId };
}

function idOf(second: Second): string {
  return second.state === 'none' ? '' : second.state === 'there' ? second.id : second.key.AccessKeyId;
}

function CreateStep({ second, isFull, isBusy, onCreate, onTaken }: {
  second: Second;
  isFull: boolean;
  isBusy: boolean;
  onCreate: () => void;
  onTaken: () => void;
}) {
  const texts = useTexts();
  const words = texts.credentials.keys;
  if (second.state === 'made') {
    return <Takeable once={onceOfKey(second.key, texts)} onTaken={onTaken} />;
  }
  return (
    <SpaceBetween size="m">
      <Box>{words.rotateSteps.createHint}</Box>
      {second.state === 'there' ? (
        <Alert type="info" header={words.rotateSteps.createThere}>
          <Copied text={second.id} />
        </Alert>
      ) : (
        <>
          {isFull && <Alert type="error">{words.rotateSteps.createFull}</Alert>}
          <Button disabled={isFull} loading={isBusy} onClick={onCreate}>
            {words.create}
          </Button>
        </>
      )}
    </SpaceBetween>
  );
}

function SwitchStep({ owner, ids }: { owner: Owner; ids: string[] }) {
  const words = useTexts().credentials.keys;
  const asked = useAnswer(`watch ${ids.join(' ')}`, () => fetchKeys(owner));
  return (
    <SpaceBetween size="m">
      <Box>{words.rotateSteps.updateHint}</Box>
      <Header variant="h3" description={words.rotateSteps.watchHint}>
        {words.rotateSteps.watch}
      </Header>
      <Answered asked={asked}>
        {keys => (
          <KeyValuePairs
            columns={1}
            items={keys
              .filter(key => ids.includes(key.AccessKeyId))
              .map(key => ({ label: key.AccessKeyId, value: <LastUse use={key.use} /> }))}
          />
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

function useDeed() {
  const [error, setError] = useState<ApiError>();
  const [isBusy, setIsBusy] = useState(false);
  const attempt = (deed: () => Promise<void>) => {
    if (isBusy) {
      return;
    }
    setError(undefined);
    setIsBusy(true);
    deed()
      .catch((reason: unknown) => setError(asApiError(reason)))
      .finally(() => setIsBusy(false));
  };
  return { error, isBusy, attempt };
}

// The second key on the walk; its secret is dropped as soon as one goes on.
function useSecond({ owner, oldKey, keys }: Parts, onCreate: () => void) {
  const { error, isBusy, attempt } = useDeed();
  const [second, setSecond] = useState<Second>(() => secondOf(oldKey, keys));
  const isAtRisk = second.state === 'made' && !second.isTaken;
  useAskBeforeUnload(isAtRisk);
  return {
    error,
    isBusy,
    attempt,
    second,
    isAtRisk,
    create: () => {
      onCreate();
      attempt(async () => setSecond({ state: 'made', key: await createKey(owner), isTaken: false }));
    },
    take: () => setSecond(before => (before.state === 'made' ? { ...before, isTaken: true } : before)),
    goOn: () => setSecond({ state: 'there', id: idOf(second) }),
  };
}

export function Rotation(parts: Parts) {
  const { owner, oldKey, keys, onClose } = parts;
  const { credentials, general } = useTexts();
  const { keys: words } = credentials;
  const steps = words.rotateSteps;
  const [step, setStep] = useState(0);
  const [isStuck, setIsStuck] = useState(false);
  const { second, isAtRisk, create, take, goOn, error, isBusy, attempt } = useSecond(parts, () =>
    setIsStuck(false),
  );
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = () => (isAtRisk ? setIsLeaving(true) : onClose());
  const isReady = second.state !== 'none' && !isAtRisk;
  const finish = () => attempt(() => setStatus(owner, oldKey.AccessKeyId, 'Inactive').then(onClose));
  const isFull = keys.length >= useQuota('AccessKeysPerUserQuota');
  const contents: [string, ReactNode][] = [
    [steps.create, <CreateStep {...{ second, isFull, isBusy, onCreate: create, onTaken: take }} key="create" />],
    [steps.update, <SwitchStep owner={owner} ids={[oldKey.AccessKeyId, idOf(second)]} key="switch" />],
    [steps.deactivate, <DeactivateStep key="deactivate" />],
  ];
  return (
    <Modal
      visible
      size="large"
      header={words.rotateTitle(oldKey.AccessKeyId)}
      closeAriaLabel={general.close}
      onDismiss={leave}
    >
      <SpaceBetween size="m">
        {error !== undefined && <Failure error={error} />}
        {isLeaving && isAtRisk && (
          <LeavingAlert action={<Button onClick={onClose}>{words.leave}</Button>} />
        )}
        <Wizard
          activeStepIndex={step}
          isLoadingNextStep={isBusy}
          onNavigate={({ detail }) => {
            setIsStuck(!isReady);
            if (isReady) {
              goOn();
              setStep(detail.requestedStepIndex);
            }
          }}
          onCancel={leave}
          onSubmit={finish}
          submitButtonText={words.deactivate}
          steps={contents.map(([title, content]) => ({
            title,
            content,
            errorText: isStuck && !isReady ? (isAtRisk ? steps.takeFirst : steps.createFirst) : undefined,
          }))}
        />
      </SpaceBetween>
    </Modal>
  );
}
