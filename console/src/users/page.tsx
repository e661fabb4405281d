// The users of the account.
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { ActOnUsers } from '../act/actions';
import { useAnswer } from '../answer';
import { listAll } from '../api/lists';
import { User } from '../api/shapes';
import { go } from '../location';
import { exportCsv } from '../parts/listing/export';
import { Listing } from '../parts/listing/listing';
import { OfferedButton } from '../parts/offer';
import { useTitle } from '../parts/title';
import { paths } from '../paths';
import { useTexts } from '../texts/texts';
import { usersColumns } from './columns';
import { useSummaries } from './summaries';

const nameOf = (user: User) => user.UserName;
const BY_NAME = { column: 'name', descending: false };

export default function UsersPage() {
  const texts = useTexts();
  const { pages, users, general } = texts;
  const asked = useAnswer('users', () => listAll('ListUsers', 'Users', User));
  const { summaries, retry } = useSummaries();
  const [selected, setSelected] = useState<readonly User[]>([]);
  const columns = useMemo(() => usersColumns(texts, summaries), [texts, summaries]);
  const create = (
    <OfferedButton of="CreateUser" variant="primary" onClick={() => go(paths.createUser)}>
      {users.create}
    </OfferedButton>
  );
  const actions = (found: readonly User[]) => (
    <SpaceBetween direction="horizontal" size="xs">
      <Button iconName="download" onClick={() => exportCsv('users', columns, found)}>
        {general.exportCsv}
      </Button>
      <ActOnUsers
        selected={selected.map(nameOf)}
        found={found.map(nameOf)}
        onSelectFound={() => setSelected(found)}
        onActed={() => {
          setSelected([]);
          retry();
        }}
      />
      {create}
    </SpaceBetween>
  );
  useTitle(pages.users);
  return (
    <Listing
        name="users"
        headingTag="h1"
        title={pages.users}
        description={users.description}
        actions={actions}
        selects="many"
        selected={selected}
        onSelect={setSelected}
        asked={asked}
        columns={columns}
        rowId={nameOf}
        rowName={nameOf}
        sort={BY_NAME}
        empty={{ title: users.emptyTitle, hint: users.emptyHint, action: create }}
      />
  );
}
