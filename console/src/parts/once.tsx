// What is shown once and never again: leaving it without having taken the secret asks once more.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { csvOf, save } from './save';
import { useTexts } from '../texts/texts';
import { Copied } from './copied';
import { Secret } from './secret';

export interface OnceSecret {
  title: string;
  warning: string;
  facts: { label: string; text: string }[];
  secret: { label: string; text: string };
  file: { name: string; heads: string[]; cells: string[] };
}

function Footer({ isLeaving, onStay, onLeave }: { isLeaving: boolean; onStay: () => void; onLeave: () => void }) {
  const { credentials, general } = useTexts();
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
        <Button variant="primary" onClick={onStay}>
          {credentials.keys.stay}
        </Button>
      </SpaceBetween>
    </Box>
  );
}

export function Once({ once, onClose }: { once: OnceSecret; onClose: () => void }) {
  const { credentials, general } = useTexts();
  const [isTaken, setIsTaken] = useState(false);
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
        {isLeaving && (
          <Alert type="error" header={credentials.keys.leaveTitle}>
            {credentials.keys.leaveWarning}
          </Alert>
        )}
        <Alert type="warning">{once.warning}</Alert>
        <KeyValuePairs
          columns={1}
          items={[
            ...once.facts.map(({ label, text }) => ({ label, value: <Copied text={text} /> })),
            {
              label: once.secret.label,
              value: (
                <Secret text={once.secret.text} label={once.secret.label} onTaken={() => setIsTaken(true)} />
              ),
            },
          ]}
        />
        <Button
          iconName="download"
          onClick={() => {
            save(new Blob([csvOf([once.file.heads, once.file.cells])], { type: 'text/csv' }), once.file.name);
            setIsTaken(true);
          }}
        >
          {credentials.keys.csv}
        </Button>
      </SpaceBetween>
    </Modal>
  );
}
