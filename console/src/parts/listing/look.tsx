// The gear of a list: how many rows, which columns.
import CollectionPreferences from '@cloudscape-design/components/collection-preferences';
import type { TableLook } from '../../preferences/store';
import { useTexts } from '../../texts/texts';

interface Parts {
  look: TableLook;
  columns: readonly { id: string; header: string; isRowHeader?: boolean }[];
  onChange: (look: TableLook) => void;
}

const PAGE_SIZES = [10, 20, 50, 100];

export function LookPreferences({ look, columns, onChange }: Parts) {
  const { general } = useTexts();
  return (
    <CollectionPreferences
      preferences={{
        pageSize: look.pageSize,
        contentDisplay: columns.map(({ id }) => ({ id, visible: look.columns.includes(id) })),
      }}
      onConfirm={({ detail }) =>
        onChange({
          pageSize: detail.pageSize ?? look.pageSize,
          columns: (detail.contentDisplay ?? []).filter(({ visible }) => visible).map(({ id }) => id),
        })
      }
      pageSizePreference={{
        title: general.pageSize,
        options: PAGE_SIZES.map(value => ({ value, label: general.rows(value) })),
      }}
      contentDisplayPreference={{
        title: general.columns,
        options: columns.map(({ id, header, isRowHeader }) => ({
          id,
          label: header,
          alwaysVisible: isRowHeader === true,
        })),
      }}
    />
  );
}
