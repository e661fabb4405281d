// Four numbers, each of which filters the table.
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Box from '@cloudscape-design/components/box';
import { useMemo } from 'react';
import { useTexts } from '../texts/texts';
import { attentionLabel } from './columns';
import { ATTENTION, countsOf, type Derived } from './derive';
import { FilterLink } from './filter-link';

export function Summary({ derived }: { derived: Derived }) {
  const { report } = useTexts();
  const counts = useMemo(() => countsOf(derived), [derived]);
  return (
    <Container header={<Header variant="h2" description={report.summaryHint}>{report.summary}</Header>}>
      <ColumnLayout columns={4} variant="text-grid" minColumnWidth={170}>
        {ATTENTION.map(kind => {
          const label = attentionLabel(kind, report);
          return (
            <div key={kind} className="number">
              <Box variant="awsui-key-label">{label}</Box>
              <FilterLink
                property="attention"
                value={kind}
                label={`${label}: ${counts[kind]}`}
                className="big-number"
              >
                {counts[kind]}
              </FilterLink>
            </div>
          );
        })}
      </ColumnLayout>
    </Container>
  );
}
