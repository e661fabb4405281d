// The lines of the report as a table, the root user first whatever the order.
import { useMemo } from 'react';
import { useQuery } from '../location';
import { Listing } from '../parts/listing/listing';
import { useTexts } from '../texts/texts';
import { reportColumns } from './columns';
import type { Derived, Entry } from './derive';
import { TABLE_ID } from './filter-link';

const isRoot = (entry: Entry) => entry.isRoot;
const userOf = (entry: Entry) => entry.user;
const BY_NAME = { column: 'user', descending: false };

export function ReportLines({ derived }: { derived: Derived }) {
  const texts = useTexts();
  const { report } = texts;
  const [user, setUser] = useQuery('user');
  const columns = useMemo(() => reportColumns(texts, derived), [texts, derived]);
  const selected = derived.entries.filter(entry => entry.user === user);
  return (
    <div id={TABLE_ID} className="anchor" tabIndex={-1}>
      <Listing
        name="report"
        title={report.tableTitle}
        description={report.tableHint}
        asked={{ answer: { state: 'ready', value: derived.entries }, retry: () => undefined }}
        columns={columns}
        rowId={userOf}
        rowName={userOf}
        sort={BY_NAME}
        isPinned={isRoot}
        empty={{ title: report.emptyTitle, hint: report.emptyHint }}
        selected={selected}
        onSelect={rows => setUser(rows[0]?.user ?? '')}
      />
    </div>
  );
}
