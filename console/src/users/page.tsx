// The users of the account.
import { useMemo, useState } from 'react';
import { useAnswer } from '../answer';
import { listAll } from '../api/lists';
import { User } from '../api/shapes';
import { Listing } from '../parts/listing/listing';
import { OfferedButton } from '../parts/offer';
import { useTitle } from '../parts/title';
import { useTexts } from '../texts/texts';
import { usersColumns } from './columns';
import { CreateUser } from './create-user';
import { useSummaries } from './summaries';

const nameOf = (user: User) => user.UserName;
const BY_NAME = { column: 'name', descending: false };

export default function UsersPage() {
  const texts = useTexts();
  const { pages, users } = texts;
  const asked = useAnswer('users', () => listAll('ListUsers', 'Users', User));
  const [isCreating, setIsCreating] = useState(false);
  const summaries = useSummaries();
  const columns = useMemo(() => usersColumns(texts, summaries), [texts, summaries]);
  const create = (
    <OfferedButton of="CreateUser" variant="primary" onClick={() => setIsCreating(true)}>
      {users.create}
    </OfferedButton>
  );
  useTitle(pages.users);
  return (
    <>
      <Listing
        name="users"
        headingTag="h1"
        title={pages.users}
        description={users.description}
        actions={create}
        asked={asked}
        columns={columns}
        rowId={nameOf}
        rowName={nameOf}
        sort={BY_NAME}
        empty={{ title: users.emptyTitle, hint: users.emptyHint, action: create }}
      />
      {isCreating && <CreateUser onClose={() => setIsCreating(false)} />}
    </>
  );
}
