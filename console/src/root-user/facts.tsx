// Four facts about the root user: as they are now where the caller may know it, else as the credential report tells
// them. The last sign-in is told by the report alone.
import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { type Asked, useAnswer } from '../answer';
import { type AccountSummary, fetchSummary } from '../api/summary';
import { Failure } from '../parts/failure';
import type { Cell, Line } from '../report/csv';
import { isThere, type Missing } from '../report/data';
import { type Derived, isOn } from '../report/derive';
import { useSession } from '../session/store';
import { useTexts } from '../texts/texts';
import { Absolute, Relative } from '../time/moment';

interface Facts {
  hasKey: boolean;
  hasMfa: boolean;
  hasCertificate: boolean;
}

function factsOfSummary(summary: AccountSummary): Facts {
  const has = (name: string) => (summary[name] ?? 0) > 0;
  return {
    hasKey: has('AccountAccessKeysPresent'),
    hasMfa: has('AccountMFAEnabled'),
    hasCertificate: has('AccountSigningCertificatesPresent'),
  };
}

function factsOfLine(line: Line): Facts {
  const hasAny = (columns: string[]) => columns.some(column => isOn(line, column));
  return {
    hasKey: hasAny(['access_key_1_active', 'access_key_2_active']),
    hasMfa: isOn(line, 'mfa_active'),
    hasCertificate: hasAny(['cert_1_active', 'cert_2_active']),
  };
}

// The report may be older than the first sign-in of the root user, who then reads this.
function LastSignIn({ cell }: { cell: Cell | undefined }) {
  const { account, general, report } = useTexts();
  const { isRoot, signedInAt } = useSession();
  switch (cell?.kind) {
    case 'time':
      return (
        <>
          <Relative ms={cell.ms} />
          <Box variant="small" display="block" color="text-body-secondary">
            <Absolute ms={cell.ms} />
          </Box>
        </>
      );
    case 'sentinel':
      return isRoot ? (
        <>
          <Absolute ms={Date.parse(signedInAt)} />
          <Box variant="small" display="block" color="text-body-secondary">
            {account.root.thisSession}
          </Box>
        </>
      ) : (
        <>
          <span className="mono" translate="no">
            {cell.text}
          </span>
          <Box variant="small" display="block" color="text-body-secondary">
            {report.sentinels[cell.text]}
          </Box>
        </>
      );
    default:
      return <>{general.none}</>;
  }
}

function Fact({ isGood, good, bad }: { isGood: boolean; good: string; bad: string }) {
  return <StatusIndicator type={isGood ? 'success' : 'error'}>{isGood ? good : bad}</StatusIndicator>;
}

function FourFacts({ facts, line }: { facts: Facts; line: Line | undefined }) {
  const words = useTexts().account.dashboard;
  return (
    <KeyValuePairs
      columns={4}
      minColumnWidth={170}
      items={[
        {
          label: words.rootKey,
          value: <Fact isGood={!facts.hasKey} good={words.rootKeyNo} bad={words.rootKeyYes} />,
        },
        {
          label: words.rootMfa,
          value: <Fact isGood={facts.hasMfa} good={words.rootMfaYes} bad={words.rootMfaNo} />,
        },
        { label: words.rootLastUsed, value: <LastSignIn cell={line?.get('password_last_used')} /> },
        {
          label: words.rootCertificates,
          value: (
            <Fact
              isGood={!facts.hasCertificate}
              good={words.rootCertificatesNo}
              bad={words.rootCertificatesYes}
            />
          ),
        },
      ]}
    />
  );
}

export function RootFacts({ asked }: { asked: Asked<Derived | Missing> }) {
  const { account, general } = useTexts();
  const { answer: summary } = useAnswer('summary of the root user', fetchSummary);
  const { answer: report, retry } = asked;
  if (summary.state === 'loading' || report.state === 'loading') {
    return <StatusIndicator type="loading">{general.loading}</StatusIndicator>;
  }
  const derived = report.state === 'ready' && isThere(report.value) ? report.value : undefined;
  const line = derived?.entries.find(entry => entry.isRoot)?.line;
  if (summary.state === 'ready') {
    return <FourFacts facts={factsOfSummary(summary.value)} line={line} />;
  }
  if (line !== undefined) {
    return <FourFacts facts={factsOfLine(line)} line={line} />;
  }
  return report.state === 'failed' ? <Failure error={report.error} retry={retry} /> : <>{account.root.noReport}</>;
}
