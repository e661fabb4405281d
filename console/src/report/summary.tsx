// Four numbers, each of which filters the table.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useTexts } from '../texts/texts';
import type { Derived } from './derive';
import { ToTable } from './filter-link';
import { Numbers } from './numbers';

export function Summary({ derived }: { derived: Derived }) {
  const { report } = useTexts();
  return (
    <Container
      header={
        <Header variant="h2" description={report.summaryHint} actions={<ToTable>{report.toTable}</ToTable>}>
          {report.summary}
        </Header>
      }
    >
      <Numbers derived={derived} />
    </Container>
  );
}
