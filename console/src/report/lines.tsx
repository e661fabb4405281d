// The lines of the report as a table, the root user first whatever the order.
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { ActOnUsers } from '../act/actions';
import { useQuery } from '../location';
import { exportCsv } from '../parts/listing/export';
import { Listing } from '../parts/listing/listing';
import { wishOf } from '../parts/listing/arrange';
import { useTexts } from '../texts/texts';
import { GROUPS, reportColumns } from './columns';
import type { Derived, Entry } from './derive';
import { TableAnchor } from './filter-link';

const isRoot = (entry: Entry) => entry.isRoot;
const userOf = (entry: Entry) => entry.user;
// The root user is no user of IAM: nothing is done to it here.
const usersOf = (entries: readonly Entry[]) => entries.filter(entry => !entry.isRoot).map(userOf);
const BY_NAME = { column: 'user', descending: false };

// A picture counts keys, and the list that its mark opens has a line for each user: how many keys the lines stand for.
function useKeysOfFilter(derived: Derived): number | undefined {
  const [filter] = useQuery('filter');
  return useMemo(() => {
    const { tokens } = wishOf(filter);
    const [token] = tokens;
    const groupOf = token?.property === undefined ? undefined : GROUPS[token.property];
    if (tokens.length !== 1 || token === undefined || token.operator !== '=' || groupOf === undefined) {
      return undefined;
    }
    return derived.credentials.filter(one => groupOf(one, derived) === token.value).length;
  }, [derived, filter]);
}

export function ReportLines({ derived }: { derived: Derived }) {
  const texts = useTexts();
  const { report, general } = texts;
  const [selected, setSelected] = useState<readonly Entry[]>([]);
  const keys = useKeysOfFilter(derived);
  const columns = useMemo(() => reportColumns(texts, derived), [texts, derived]);
  const actions = (found: readonly Entry[]) => (
    <SpaceBetween direction="horizontal" size="xs">
      <Button iconName="download" onClick={() => exportCsv('credential-report-filtered', columns, found)}>
        {general.exportCsv}
      </Button>
      <ActOnUsers
        selected={usersOf(selected)}
        found={usersOf(found)}
        onSelectFound={() => setSelected(found)}
        onActed={() => setSelected([])}
      />
    </SpaceBetween>
  );
  return (
    <TableAnchor>
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
        keepsNames
        matches={users => (keys === undefined ? report.matches(users) : report.matchesKeys(users, keys))}
        actions={actions}
        selects="many"
        selected={selected}
        onSelect={setSelected}
      />
    </TableAnchor>
  );
}
