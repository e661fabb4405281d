// What is on the screen: the steps of signing in until there is a session, the shell with its pages from then on.
// Another person begins with a shell of their own.
import { lazy, Suspense, useEffect } from 'react';
import { usePreferences } from './preferences/store';
import { useTheme } from './preferences/theme';
import { resume } from './session/doors';
import { useSignInState } from './session/store';
import { TextsProvider } from './texts/texts';

const SignIn = lazy(() => import('./signin/page'));
const Shell = lazy(() => import('./shell/shell'));

export function App() {
  const { language, theme } = usePreferences();
  const known = useSignInState();
  useTheme(theme);
  useEffect(() => {
    void resume();
  }, []);
  if (known.step === 'unknown') {
    return <div aria-busy="true" />;
  }
  return (
    <TextsProvider language={language}>
      <Suspense fallback={<div aria-busy="true" />}>
        {known.step === 'done' ? <Shell key={known.session?.arn} /> : <SignIn />}
      </Suspense>
    </TextsProvider>
  );
}
