// Active, inactive or expired, said by sign and word.
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Status } from '../api/shapes';
import { useTexts } from '../texts/texts';

export function StatusView({ status }: { status: Status }) {
  const { general } = useTexts();
  switch (status) {
    case 'Active':
      return <StatusIndicator type="success">{general.active}</StatusIndicator>;
    case 'Inactive':
      return <StatusIndicator type="stopped">{general.inactive}</StatusIndicator>;
    case 'Expired':
      return <StatusIndicator type="warning">{general.expired}</StatusIndicator>;
  }
}
