// Signing in: the step that the server asks for, in a box of its own.
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { prefer, LANGUAGES, usePreferences } from '../preferences/store';
import { resume } from '../session/doors';
import { useSignInState } from '../session/store';
import { useTexts } from '../texts/texts';
import { Failure } from '../parts/failure';
import { Begin } from './begin';
import { ChangePassword } from './change-password';
import { Mfa } from './mfa';
import { PasswordExpired } from './password-expired';

function CurrentStep() {
  const known = useSignInState();
  switch (known.step) {
    case 'mfa':
      return <Mfa devices={known.devices ?? []} securityKeys={known.securityKeys ?? []} />;
    case 'changePassword':
      return <ChangePassword reason={known.reason ?? 'reset'} rules={known.passwordRules} />;
    case 'unreached':
      return <Failure error={known.error} retry={() => void resume()} />;
    case 'passwordExpired':
      return <PasswordExpired />;
    case 'begin':
      return <Begin wasSignedIn={known.wasSignedIn} />;
    default:
      return <></>;
  }
}

export default function SignInPage() {
  const texts = useTexts();
  const { language } = usePreferences();
  return (
    <div className="sign-in">
      <header className="sign-in-brand">
        <span className="brand-mark" aria-hidden="true" />
        <span>{texts.product}</span>
      </header>
      <main id="main" className="sign-in-box">
        <CurrentStep />
      </main>
      <footer>
        <SpaceBetween direction="horizontal" size="m" alignItems="center">
          <Box variant="span" color="text-body-secondary">
            {texts.shell.language}
          </Box>
          {LANGUAGES.map(known => (
            <button
              key={known}
              type="button"
              className="language"
              lang={known}
              aria-pressed={known === language}
              onClick={() => prefer({ language: known })}
            >
              {texts.languages[known]}
            </button>
          ))}
        </SpaceBetween>
      </footer>
    </div>
  );
}
