// Draws an answer: a spinner while it is awaited, the failure when it failed, and else what the page makes of it.
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { Asked } from '../answer';
import { useTexts } from '../texts/texts';
import { Failure } from './failure';

export function Answered<T>({ asked, children }: { asked: Asked<T>; children: (value: T) => ReactNode }) {
  const { general } = useTexts();
  const { answer, retry } = asked;
  switch (answer.state) {
    case 'loading':
      return <StatusIndicator type="loading">{general.loading}</StatusIndicator>;
    case 'failed':
      return <Failure error={answer.error} retry={retry} />;
    case 'ready':
      return children(answer.value);
  }
}
