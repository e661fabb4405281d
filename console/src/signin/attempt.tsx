// One try of a step: that it is under way, what went wrong, and how long to wait before the next.
import Alert from '@cloudscape-design/components/alert';
import { useEffect, useState } from 'react';
import { type ApiError, asApiError } from '../api/error';
import { Detail, useFailureWords } from '../parts/failure';
import { useTexts } from '../texts/texts';

export interface Attempt {
  busy: boolean;
  waitSeconds: number;
  error: ApiError | undefined;
  run: (step: () => Promise<void>) => void;
}

export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const [waitSeconds, setWaitSeconds] = useState(0);
  useEffect(() => {
    if (waitSeconds <= 0) {
      return;
    }
    const timer = setTimeout(() => setWaitSeconds(waitSeconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [waitSeconds]);
  const run = (step: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    step().then(
      () => setBusy(false),
      (reason: unknown) => {
        const failure = asApiError(reason);
        setBusy(false);
        setError(failure);
        setWaitSeconds(failure.retryAfterSeconds);
      },
    );
  };
  return { busy, waitSeconds, error, run };
}

function useWords(error: ApiError, waitSeconds: number, failed: string): { header?: string; text: string } {
  const { signIn } = useTexts();
  const failureWords = useFailureWords();
  switch (error.code) {
    case 'TooManyAttempts':
      return { header: signIn.tooMany, text: signIn.tooManyWait(waitSeconds) };
    case 'SignInFailed':
    case 'NotSignedIn':
      return { text: failed };
    default:
      return failureWords(error);
  }
}

// What the server says itself of these is no more than our words, and the same for every cause.
const SAID_ALREADY = ['TooManyAttempts', 'SignInFailed', 'NotSignedIn', 'NotReached'];

function Words({ error, waitSeconds, failed }: { error: ApiError; waitSeconds: number; failed: string }) {
  const { header, text } = useWords(error, waitSeconds, failed);
  return (
    <Alert type="error" header={header}>
      {text}
      {!SAID_ALREADY.includes(error.code) && <Detail error={error} />}
    </Alert>
  );
}

// `failed` is what a step says to a wrong answer, where it may say more than that something was wrong.
export function AttemptAlert({ attempt, failed }: { attempt: Attempt; failed?: string }) {
  const { signIn } = useTexts();
  const { error, waitSeconds } = attempt;
  if (error === undefined || (error.code === 'TooManyAttempts' && waitSeconds === 0)) {
    return <></>;
  }
  // The seconds run on the screen; a screen reader is told once how many there are.
  const words = (seconds: number) => <Words error={error} waitSeconds={seconds} failed={failed ?? signIn.failed} />;
  if (error.code !== 'TooManyAttempts') {
    return <div role="alert">{words(waitSeconds)}</div>;
  }
  return (
    <>
      <div role="alert" className="only-heard">
        {words(error.retryAfterSeconds)}
      </div>
      <div aria-hidden="true">{words(waitSeconds)}</div>
    </>
  );
}
