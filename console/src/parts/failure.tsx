// What stands where an answer should be: what went wrong, how to go on, and below it the server's own words.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import type { ApiError } from '../api/error';
import { TestDenied } from '../simulator/test-denied';
import type { Texts } from '../texts/en';
import { useTexts } from '../texts/texts';
import { SpokenAlert } from './spoken-alert';
import { lacksOf, violationsOf } from './violations';

export interface FailureWords {
  header: string;
  text: string;
  detail: string; // as the server wrote it, whatever the language of the page
}

function sentencesOf(error: ApiError, { errors, general }: Texts): { what: string; todo: string } {
  const known: Record<string, { what: string; todo: string }> = errors.codes;
  const { what, todo } = known[error.code] ?? errors.unknown;
  if (error.isAccessDenied && error.missingAction !== '') {
    return { what, todo: general.missingAction(error.missingAction) };
  }
  const read = error.code === 'PasswordPolicyViolation' ? lacksOf : violationsOf;
  return { what, todo: [todo, ...read(error.message, errors)].join(' ') };
}

export function failureWords(error: ApiError, texts: Texts): FailureWords {
  const { what, todo } = sentencesOf(error, texts);
  return { header: what, text: todo, detail: `${error.code}${error.message && `: ${error.message}`}` };
}

export function useFailureWords(): (error: ApiError) => FailureWords {
  const texts = useTexts();
  return error => failureWords(error, texts);
}

// The words of the server are English, and are read aloud as such.
export function Detail({ error }: { error: ApiError }) {
  const { errors, general } = useTexts();
  const { detail } = useFailureWords()(error);
  return (
    <Box variant="small" display="block">
      {errors.detail}:{' '}
      <span lang="en" translate="no" className="words-of-server">
        {detail}
      </span>
      {error.requestId !== '' && <div>{general.requestId(error.requestId)}</div>}
    </Box>
  );
}

export function Failure({ error, retry }: { error: ApiError; retry?: (() => void) | undefined }) {
  const { general } = useTexts();
  const { header, text } = useFailureWords()(error);
  return (
    <SpokenAlert
      type={error.isAccessDenied ? 'warning' : 'error'}
      header={header}
      action={retry && <Button onClick={retry}>{general.retry}</Button>}
    >
      {text}
      <Detail error={error} />
      {error.isAccessDenied && <TestDenied error={error} />}
    </SpokenAlert>
  );
}
