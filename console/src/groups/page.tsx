// The user groups of the account.
import { useMemo, useState } from 'react';
import { useAnswer } from '../answer';
import { call } from '../api/client';
import { listAll } from '../api/lists';
import { Group } from '../api/shapes';
import { go } from '../location';
import { namedColumns } from '../parts/listing/named-columns';
import { Listing } from '../parts/listing/listing';
import { NameDialog } from '../parts/name-dialog';
import { OfferedButton } from '../parts/offer';
import { useTitle } from '../parts/title';
import { paths } from '../paths';
import { useTexts } from '../texts/texts';

const nameOf = (group: Group) => group.GroupName;
const BY_NAME = { column: 'name', descending: false };

export default function GroupsPage() {
  const texts = useTexts();
  const { pages, access } = texts;
  const words = access.groups;
  const asked = useAnswer('groups', () => listAll('ListGroups', 'Groups', Group));
  const [isCreating, setIsCreating] = useState(false);
  const columns = useMemo(
    () => namedColumns<Group>(texts, words.name, nameOf, group => paths.group(group.GroupName)),
    [texts, words],
  );
  const create = (
    <OfferedButton of="CreateGroup" variant="primary" onClick={() => setIsCreating(true)}>
      {words.create}
    </OfferedButton>
  );
  useTitle(pages.groups);
  return (
    <>
      <Listing
        name="groups"
        headingTag="h1"
        title={pages.groups}
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
        <NameDialog
          title={words.create}
          label={words.name}
          onClose={() => setIsCreating(false)}
          onName={async name => {
            await call('CreateGroup', { GroupName: name });
            go(paths.group(name));
          }}
        />
      )}
    </>
  );
}
