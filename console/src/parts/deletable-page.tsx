// The page of one thing: its ARN, a button that deletes it once it is known, and what the page makes of it.
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import type { Asked } from '../answer';
import { useTexts } from '../texts/texts';
import { Answered } from './answered';
import { Copied } from './copied';
import { OfferedButton } from './offer';
import { PageFrame } from './page-frame';

interface Parts<T> {
  name: string;
  asked: Asked<T>;
  children: (thing: T) => ReactNode;
  deleting: (close: () => void) => ReactNode; // the dialog
  deletion: string; // the action that it ends with
  more?: (thing: T) => ReactNode; // buttons before the one that deletes
}

export function DeletablePage<T extends { Arn: string }>(parts: Parts<T>) {
  const { name, asked, children, deleting, deletion, more } = parts;
  const { general } = useTexts();
  const { answer } = asked;
  const [isDeleting, setIsDeleting] = useState(false);
  return (
    <PageFrame
      title={name}
      description={answer.state === 'ready' && <Copied text={answer.value.Arn} />}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {answer.state === 'ready' && more?.(answer.value)}
          <OfferedButton of={deletion} disabled={answer.state !== 'ready'} onClick={() => setIsDeleting(true)}>
            {general.delete}
          </OfferedButton>
        </SpaceBetween>
      }
    >
      <Answered asked={asked}>{children}</Answered>
      {isDeleting && deleting(() => setIsDeleting(false))}
    </PageFrame>
  );
}
