import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { follow } from '../location';
import { useTitle } from '../parts/title';
import { paths } from '../paths';
import { useTexts } from '../texts/texts';

export default function NotFound() {
  const { shell, pages } = useTexts();
  useTitle(shell.notFound);
  return (
    <SpaceBetween size="m">
      <Box variant="h1">{shell.notFound}</Box>
      <Alert type="info">{shell.notFoundHint}</Alert>
      <Link href={paths.dashboard} onFollow={follow}>
        {pages.dashboard}
      </Link>
    </SpaceBetween>
  );
}
