// A question that is answered or left: it stays open and says why when what it does fails.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { type ApiError, asApiError } from '../api/error';
import { useTexts } from '../texts/texts';
import { Failure } from './failure';

interface Parts {
  title: string;
  submit: string;
  canSubmit?: boolean;
  size?: 'small' | 'medium' | 'large';
  onClose: () => void;
  onDone?: () => void; // after a successful submit; onClose where it is not given
  onSubmit: () => Promise<void>;
  children: ReactNode;
}

export function Dialog(parts: Parts) {
  const { title, submit, canSubmit = true, size = 'medium', onClose, onDone = onClose, onSubmit, children } = parts;
  const { general } = useTexts();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const run = () => {
    if (!canSubmit || busy) {
      return;
    }
    setBusy(true);
    setError(undefined);
    onSubmit().then(onDone, (reason: unknown) => {
      setBusy(false);
      setError(asApiError(reason));
    });
  };
  return (
    <Modal
      visible
      size={size}
      header={title}
      closeAriaLabel={general.close}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {general.cancel}
            </Button>
            <Button variant="primary" loading={busy} disabled={!canSubmit} onClick={run}>
              {submit}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          run();
        }}
      >
        <SpaceBetween size="m">
          {error !== undefined && <Failure error={error} />}
          {children}
        </SpaceBetween>
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Modal>
  );
}
