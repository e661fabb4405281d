// An alert that is read aloud when it appears.
import Alert, { type AlertProps } from '@cloudscape-design/components/alert';

export function SpokenAlert(parts: AlertProps) {
  return (
    <div role="alert">
      <Alert {...parts} />
    </div>
  );
}
