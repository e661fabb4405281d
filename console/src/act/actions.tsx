// The button above a list of users for what is done to those who are selected, or to all whom the filter found.
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '../session/permitted';
import { useTexts } from '../texts/texts';
import type { Act } from './plan';

const ActDialog = lazy(() => import('./dialog'));

const ACTS: readonly Act[] = ['disableKeys', 'requirePassword', 'addToGroup'];
const TAKES = { disableKeys: 'UpdateAccessKey', requirePassword: 'UpdateLoginProfile', addToGroup: 'AddUserToGroup' };

interface Parts {
  selected: readonly string[];
  found: readonly string[]; // by the filter
  onSelectFound: () => void;
  onActed: () => void;
}

export function ActOnUsers({ selected, found, onSelectFound, onActed }: Parts) {
  const words = useTexts().guides.act;
  const may = useMay();
  const offered = ACTS.filter(act => may('ListUsers', TAKES[act]));
  const [acting, setActing] = useState<{ act: Act; names: readonly string[] }>();
  if (offered.length === 0) {
    return <></>;
  }
  return (
    <>
      <ButtonDropdown
        items={[
          { id: 'all', text: words.selectFound(found.length), disabled: found.length === 0 },
          ...offered.map(id => ({ id, text: words.titles[id], disabled: selected.length === 0 })),
        ]}
        onItemClick={({ detail }) => {
          const act = ACTS.find(id => id === detail.id);
          if (act === undefined) {
            onSelectFound();
          } else {
            setActing({ act, names: selected });
          }
        }}
      >
        {words.actions(selected.length)}
      </ButtonDropdown>
      {acting !== undefined && (
        <Suspense>
          <ActDialog
            {...acting}
            onClose={() => {
              setActing(undefined);
              onActed();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
