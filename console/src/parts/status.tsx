// Active or inactive, said by sign and word.
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Status } from '../api/shapes';
import { useTexts } from '../texts/texts';

export function StatusView({ status }: { status: Status }) {
  const { general } = useTexts();
  return (
    <StatusIndicator type={status === 'Active' ? 'success' : 'stopped'}>
      {status === 'Active' ? general.active : general.inactive}
    </StatusIndicator>
  );
}
