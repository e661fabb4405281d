// The roles of the account.
import { useMemo, useState } from 'react';
import { useAnswer } from '../answer';
import { listAll } from '../api/lists';
import { Role } from '../api/shapes';
import { Listing } from '../parts/listing/listing';
import { namedColumns } from '../parts/listing/named-columns';
import { OfferedButton } from '../parts/offer';
import { useTitle } from '../parts/title';
import { paths } from '../paths';
import { useTexts } from '../texts/texts';
import { CreateRole } from './create-role';

const nameOf = (role: Role) => role.RoleName;
const BY_NAME = { column: 'name', descending: false };

export default function RolesPage() {
  const texts = useTexts();
  const { pages, access } = texts;
  const words = access.roles;
  const asked = useAnswer('roles', () => listAll('ListRoles', 'Roles', Role));
  const [isCreating, setIsCreating] = useState(false);
  const columns = useMemo(
    () => namedColumns<Role>(texts, words.name, nameOf, role => paths.role(role.RoleName)),
    [texts, words],
  );
  const create = (
    <OfferedButton of="CreateRole" variant="primary" onClick={() => setIsCreating(true)}>
      {words.create}
    </OfferedButton>
  );
  useTitle(pages.roles);
  return (
    <>
      <Listing
        name="roles"
        headingTag="h1"
        title={pages.roles}
        description={words.description}
        actions={create}
        asked={asked}
        columns={columns}
        rowId={nameOf}
        rowName={nameOf}
        sort={BY_NAME}
        empty={{ title: words.emptyTitle, hint: words.emptyHint, action: create }}
      />
      {isCreating && <CreateRole onClose={() => setIsCreating(false)} />}
    </>
  );
}
