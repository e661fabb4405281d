// What stands where an answer should be: what went wrong, what is missing, how to go on, and what to tell support.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { type ApiError, NOT_REACHED, UNREADABLE_ANSWER, UNREADABLE_REPORT } from '../api/error';
import { useTexts } from '../texts/texts';
import { SpokenAlert } from './spoken-alert';

export interface FailureWords {
  header: string;
  text: string;
}

export function useFailureWords(): (error: ApiError) => FailureWords {
  const { general, report, signIn } = useTexts();
  return error => {
    if (error.isAccessDenied) {
      const action = error.missingAction;
      return {
        header: general.accessDenied,
        text: action === '' ? general.missingSomething : general.missingAction(action),
      };
    }
    if (error.code === NOT_REACHED) {
      return { header: general.notReached, text: general.notReachedHint };
    }
    const known: Record<string, string> = {
      [UNREADABLE_ANSWER]: general.unreadable,
      [UNREADABLE_REPORT]: report.unreadable,
      SignInFailed: signIn.wrongOld, // on a page, only a change of one's own password is answered so
      PasswordPolicyViolation: signIn.policyViolation,
    };
    return { header: known[error.code] ?? general.failed(error.code), text: error.message };
  };
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
      {error.requestId !== '' && (
        <Box variant="small" display="block">
          {general.requestId(error.requestId)}
        </Box>
      )}
    </SpokenAlert>
  );
}
