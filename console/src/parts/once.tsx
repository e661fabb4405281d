// What is shown once and never again: leaving it without having taken the secret asks once more.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { csvOf, save } from './save';
import { useTexts } from '../texts/texts';
import { Copied } from './copied';
import { Secret } from './secret';
import { SpokenAlert } from './spoken-alert';

export interface OnceSecret {
  title: string;
  warning: string;
  facts: { label: string; text: string }[];
  secret: { label: string; text: string };
  file: { name: string; heads: string[]; cells: string[] };
}

function Footer({ isLeaving, onStay, onLeave }: { isLeaving: boolean; onStay: () => void; onLeave: () => void }) {
  const { credentials, general } = useTexts();
  const stay = useRef<ButtonProps.Ref>(null);
  useEffect(() => (isLeaving ? stay.current?.focus() : undefined), [isLeaving]);
  if (!isLeaving) {
    return (
      <Box float="right">
        <Button variant="primary" onClick={onLeave}>
          {general.done}
        </Button>
      </Box>
    );
  }
  return (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button onClick={onLeave}>{credentials.keys.leave}</Button>
        <Button ref={stay} variant="primary" onClick={onStay}>
          {credentials.keys.stay}
        </Button>
      </SpaceBetween>
    </Box>
  );
}

function Download({ file, onTaken }: { file: OnceSecret['file']; onTaken: () => void }) {
  const { credentials } = useTexts();
  return (
    <Button
      iconName="download"
      onClick={() => {
        save(new Blob([csvOf([file.heads, file.cells])], { type: 'text/csv' }), file.name);
        onTaken();
      }}
    >
      {credentials.keys.csv}
    </Button>
  );
}

// The secret with all ways to take it.
export function Takeable({ once, onTaken }: { once: OnceSecret; onTaken: () => void }) {
  const { facts, secret, warning } = once;
  return (
    <SpaceBetween size="m">
      <Alert type="warning">{warning}</Alert>
      <KeyValuePairs
        columns={1}
        items={[
          ...facts.map(({ label, text }) => ({ label, value: <Copied text={text} /> })),
          {
            label: secret.label,
            value: <Secret text={secret.text} label={secret.label} onTaken={onTaken} />,
          },
        ]}
      />
      <Download file={once.file} onTaken={onTaken} />
    </SpaceBetween>
  );
}

// Says that the secret would be lost, where somebody is about to leave it behind.
export function LeavingAlert({ action }: { action?: ReactNode }) {
  const { keys } = useTexts().credentials;
  return (
    <SpokenAlert type="error" header={keys.leaveTitle} action={action}>
      {keys.leaveWarning}
    </SpokenAlert>
  );
}

// The browser asks too, before a reload or a closed tab loses what nobody has taken yet.
export function useAskBeforeUnload(isAtRisk: boolean): void {
  useEffect(() => {
    if (!isAtRisk) {
      return;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isAtRisk]);
}

export function Once({ once, onClose }: { once: OnceSecret; onClose: () => void }) {
  const { general } = useTexts();
  const [isTaken, setIsTaken] = useState(false);
  useAskBeforeUnload(!isTaken);
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = () => (isTaken || isLeaving ? onClose() : setIsLeaving(true));
  return (
    <Modal
      visible
      size="medium"
      header={once.title}
      closeAriaLabel={general.close}
      onDismiss={() => (isTaken ? onClose() : setIsLeaving(true))}
      footer={<Footer isLeaving={isLeaving} onStay={() => setIsLeaving(false)} onLeave={leave} />}
    >
      <SpaceBetween size="m">
        {isLeaving && <LeavingAlert />}
        <Takeable once={once} onTaken={() => setIsTaken(true)} />
      </SpaceBetween>
    </Modal>
  );
}
