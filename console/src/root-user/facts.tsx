// Four facts about the root user, as the credential report tells them.
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { CellView } from '../report/cell';
import { type Derived, isOn } from '../report/derive';
import { useTexts } from '../texts/texts';

export function RootFacts({ derived }: { derived: Derived }) {
  const { account, general } = useTexts();
  const words = account.dashboard;
  const root = derived.entries.find(entry => entry.isRoot);
  if (root === undefined) {
    return <>{account.root.noReport}</>;
  }
  const hasAny = (columns: string[]) => columns.some(column => isOn(root.line, column));
  const hasKey = hasAny(['access_key_1_active', 'access_key_2_active']);
  const hasMfa = isOn(root.line, 'mfa_active');
  const hasCertificate = hasAny(['cert_1_active', 'cert_2_active']);
  return (
    <KeyValuePairs
      columns={4}
      minColumnWidth={170}
      items={[
        {
          label: words.rootKey,
          value: (
            <StatusIndicator type={hasKey ? 'error' : 'success'}>
              {hasKey ? words.rootKeyYes : words.rootKeyNo}
            </StatusIndicator>
          ),
        },
        {
          label: words.rootMfa,
          value: (
            <StatusIndicator type={hasMfa ? 'success' : 'error'}>
              {hasMfa ? words.rootMfaYes : words.rootMfaNo}
            </StatusIndicator>
          ),
        },
        {
          label: words.rootLastUsed,
          value: (
            <CellView
              column="password_last_used"
              cell={root.line.get('password_last_used')}
              generatedMs={derived.generatedMs}
            />
          ),
        },
        {
          label: words.rootCertificates,
          value: (
            <StatusIndicator type={hasCertificate ? 'warning' : 'success'}>
              {hasCertificate ? general.yes : general.no}
            </StatusIndicator>
          ),
        },
      ]}
    />
  );
}
