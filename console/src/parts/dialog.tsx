// A question that is answered or left: it stays open while it does what was asked, and says why when that fails.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { type ApiError, asApiError } from '../api/error';
import { useTexts } from '../texts/texts';
import { Failure } from './failure';
import { SpokenAlert } from './spoken-alert';

interface Parts {
  title: string;
  submit: string;
  canSubmit?: boolean;
  size?: 'small' | 'medium' | 'large';
  isUnsaved?: boolean; // something would be lost by leaving: asks once more
  isHeld?: boolean; // something else is being done, which ends here: neither submits nor leaves
  onClose: () => void;
  onDone?: () => void; // after a successful submit; onClose where it is not given
  onSubmit: () => Promise<void>;
  children: ReactNode;
}

// Where somebody begins who has to look at something before they fill anything in.
const FIRST = '.start-here button, input, textarea';

// Takes the focus into the first field; later than the window over the page, which first notes where to give it back.
function FocusOnFirstField({ form }: { form: RefObject<HTMLFormElement | null> }) {
  useEffect(
    () => queueMicrotask(() => form.current?.querySelector<HTMLElement>(FIRST)?.focus()),
    [form],
  );
  return <></>;
}

// Leaves at the second asking where something would be lost.
function useLeaving(isUnsaved: boolean, onClose: () => void): { isWarned: boolean; leave: () => void } {
  const [isWarned, setIsWarned] = useState(false);
  return { isWarned, leave: () => (isUnsaved && !isWarned ? setIsWarned(true) : onClose()) };
}

export function Dialog(parts: Parts) {
  const { title, submit, canSubmit = true, size = 'medium', isUnsaved = false, isHeld = false, children } = parts;
  const { onClose, onDone = onClose, onSubmit } = parts;
  const { general } = useTexts();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const form = useRef<HTMLFormElement>(null);
  const run = () => {
    if (!canSubmit || busy || isHeld) {
      return;
    }
    setBusy(true);
    setError(undefined);
    onSubmit().then(onDone, (reason: unknown) => {
      setBusy(false);
      setError(asApiError(reason));
    });
  };
  const { isWarned, leave } = useLeaving(isUnsaved, () => !busy && !isHeld && onClose());
  return (
    <Modal
      visible
      size={size}
      header={title}
      closeAriaLabel={general.close}
      onDismiss={({ detail }) => detail.reason !== 'overlay' && leave()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" disabled={busy || isHeld} onClick={leave}>
              {general.cancel}
            </Button>
            <Button variant="primary" loading={busy} disabled={!canSubmit || isHeld} onClick={run}>
              {submit}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        ref={form}
        onSubmit={event => {
          event.preventDefault();
          run();
        }}
      >
        <SpaceBetween size="m">
          {error !== undefined && <Failure error={error} />}
          {isWarned && <SpokenAlert type="warning">{general.unsaved}</SpokenAlert>}
          {children}
        </SpaceBetween>
        <FocusOnFirstField form={form} />
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Modal>
  );
}
