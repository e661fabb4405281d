// What needs attention, in numbers of users: each is as many lines as the list has that it opens.
import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import { useMemo } from 'react';
import { grouped } from '../texts/grouped';
import { useTexts } from '../texts/texts';
import { TOPICS, type Topic } from './audit';
import { topicLabel } from './columns';
import { type Count, countOf, type Derived } from './derive';
import { FilterLink } from './filter-link';

// How many credentials of theirs that is. Of users without MFA there are none to count.
function Credentials({ topic, count }: { topic: Topic; count: Count }) {
  const { report } = useTexts();
  const words = topic === 'rotation' ? report.attentionKeys : report.attentionCredentials;
  return (
    <Box variant="small" color="text-body-secondary">
      {topic === 'mfa' ? report.matches(count.users) : words(count.credentials)}
    </Box>
  );
}

export function Numbers({ derived }: { derived: Derived }) {
  const { report } = useTexts();
  const counts = useMemo(() => TOPICS.map(topic => ({ topic, count: countOf(derived, topic) })), [derived]);
  return (
    <ColumnLayout columns={4} variant="text-grid" minColumnWidth={170}>
      {counts.map(({ topic, count }) => {
        const label = topicLabel(topic, derived, report);
        return (
          <div key={topic} className="number">
            <Box variant="awsui-key-label">{label}</Box>
            <FilterLink
              property="attention"
              value={topic}
              label={`${label}: ${grouped(count.users)}`}
              className="big-number"
            >
              {grouped(count.users)}
            </FilterLink>
            <Credentials topic={topic} count={count} />
          </div>
        );
      })}
    </ColumnLayout>
  );
}
