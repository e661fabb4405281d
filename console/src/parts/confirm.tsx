// A question before what takes something away that can be given again.
import Alert from '@cloudscape-design/components/alert';
import { type ReactNode, useState } from 'react';
import { Dialog } from './dialog';

interface Question {
  title: string;
  warning: string;
  submit: string;
  act: () => Promise<void>;
  onDone: () => void;
}

export function useConfirm(): { confirm: (question: Question) => void; question: ReactNode } {
  const [asked, setAsked] = useState<Question>();
  const close = () => setAsked(undefined);
  return {
    confirm: setAsked,
    question: asked !== undefined && (
      <Dialog
        title={asked.title}
        submit={asked.submit}
        onClose={close}
        onDone={() => {
          close();
          asked.onDone();
        }}
        onSubmit={asked.act}
      >
        <Alert type="warning">{asked.warning}</Alert>
      </Dialog>
    ),
  };
}
