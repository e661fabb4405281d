// What is said of a report that the API no longer serves, and where there is none to show.
import Alert from '@cloudscape-design/components/alert';
import { usePreferences } from '../preferences/store';
import { useTexts } from '../texts/texts';
import { since } from '../time/format';
import { useAbsolute, useNow } from '../time/moment';
import type { Facts, Missing } from './data';

function useAge(at: string): string {
  const { language } = usePreferences();
  return since(Date.parse(at), useNow(), language);
}

// Marks a report that is shown though it is older than four hours.
export function Past({ facts: { state, generatedAt = '' } }: { facts: Facts }) {
  const { report } = useTexts();
  const age = useAge(generatedAt);
  const absolute = useAbsolute();
  if (state === 'complete') {
    return <></>;
  }
  return (
    <Alert type="warning" header={report.pastTitle(age)}>
      {report.pastHint(absolute(Date.parse(generatedAt)))}
    </Alert>
  );
}

function Denied({ at }: { at: string }) {
  const { report } = useTexts();
  return (
    <Alert type="info" header={report.pastDenied(useAge(at))}>
      {report.pastDeniedHint}
    </Alert>
  );
}

export function NoReport({ facts, missing }: { facts: Facts; missing: Missing }) {
  const { report } = useTexts();
  if (facts.state === 'inProgress') {
    return (
      <Alert type="info" header={report.inProgressTitle}>
        {report.inProgressHint}
      </Alert>
    );
  }
  if (missing === 'notPermitted' && facts.generatedAt !== undefined) {
    return <Denied at={facts.generatedAt} />;
  }
  return (
    <Alert type="info" header={report.noneTitle}>
      {report.noneHint}
    </Alert>
  );
}
