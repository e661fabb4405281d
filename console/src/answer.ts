// What a page knows about a call. There is no fourth state and no null.
import { useCallback, useEffect, useState } from 'react';
import { type ApiError, asApiError } from './api/error';

export type Answer<T> =
  | { state: 'loading' }
  | { state: 'failed'; error: ApiError }
  | { state: 'ready'; value: T };

export interface Asked<T> {
  answer: Answer<T>;
  retry: () => void;
}

// Asks when the page appears, when `question` changes, and when retry is called. An answer that comes after its
// question has changed is dropped.
export function useAnswer<T>(question: string, ask: () => Promise<T>): Asked<T> {
  const [attempt, setAttempt] = useState(0);
  const [known, setKnown] = useState<{ question: string; answer: Answer<T> }>();
  useEffect(() => {
    let current = true;
    const learn = (answer: Answer<T>) => {
      if (current) {
        setKnown({ question, answer });
      }
    };
    ask().then(
      value => learn({ state: 'ready', value }),
      (reason: unknown) => learn({ state: 'failed', error: asApiError(reason) }),
    );
    return () => {
      current = false;
    };
    // `ask` is new at each drawing; `question` says whether it asks something new.
  }, [question, attempt]);
  // What failed is seen to be asked again; what is there stays while it is asked again.
  const retry = useCallback(() => {
    setKnown(before => (before?.answer.state === 'failed' ? undefined : before));
    setAttempt(n => n + 1);
  }, []);
  return { answer: known?.question === question ? known.answer : { state: 'loading' }, retry };
}

export function valueOr<T>(answer: Answer<T>, otherwise: T): T {
  return answer.state === 'ready' ? answer.value : otherwise;
}
