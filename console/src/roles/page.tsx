// The roles of the account.
import { useMemo, useState } from 'react';
import { useAnswer } from '../answer';
import { call } from '../api/client';
import { listAll } from '../api/lists';
import { Role } from '../api/shapes';
import { go } from '../location';
import { Listing } from '../parts/listing/listing';
import { namedColumns } from '../parts/listing/named-columns';
import { OfferedButton } from '../parts/offer';
import { useTitle } from '../parts/title';
import { paths } from '../paths';
import { PolicyDialog } from '../permissions/policy-dialog';
import { useSession } from '../session/store';
import { useTexts } from '../texts/texts';

const nameOf = (role: Role) => role.RoleName;
const BY_NAME = { column: 'name', descending: false };

function trustOf(accountId: string): string {
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${accountId}:root` },
    Action: 'sts:AssumeRole',
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
}

export default function RolesPage() {
  const texts = useTexts();
  const { pages, access } = texts;
  const words = access.roles;
  const { accountId } = useSession();
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
      {isCreating && (
        <PolicyDialog
          title={`${words.create}: ${words.trust}`}
          submit={words.create}
          nameLabel={words.name}
          document={trustOf(accountId)}
          onClose={() => setIsCreating(false)}
          onSave={async ({ name, document }) => {
            await call('CreateRole', { RoleName: name, AssumeRolePolicyDocument: document });
            go(paths.role(name));
          }}
        />
      )}
    </>
  );
}
