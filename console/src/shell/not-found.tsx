import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTitle } from '../parts/title';
import { useTexts } from '../texts/texts';

export default function NotFound() {
  const { shell } = useTexts();
  useTitle(shell.notFound);
  return (
    <SpaceBetween size="m">
      <Box variant="h1">{shell.notFound}</Box>
      <Alert type="info">{shell.notFoundHint}</Alert>
    </SpaceBetween>
  );
}
