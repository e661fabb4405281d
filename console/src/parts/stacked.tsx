// A row of a table as a phone shows it: what it is called, each other column below with its head beside it, and what
// can be done with it last. Nothing of it is out of sight to the side.
import type { TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';

interface Stackable<T> {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  isWide?: boolean; // its head stands above it
}

export const ACTIONS = 'actions';

function Stacked<T>({ row, columns }: { row: T; columns: readonly Stackable<T>[] }) {
  const [first, ...others] = columns;
  const actions = others.find(({ id }) => id === ACTIONS);
  return (
    <div className="stacked">
      <div className="stacked-name">{first?.cell(row)}</div>
      <dl>
        {others
          .filter(({ id }) => id !== ACTIONS)
          .map(({ id, header, cell, isWide }) => (
            <div key={id} className={isWide === true ? 'stacked-wide' : ''}>
              <dt>{header}</dt>
              <dd>{cell(row)}</dd>
            </div>
          ))}
      </dl>
      {actions !== undefined && <div>{actions.cell(row)}</div>}
    </div>
  );
}

// The one column of such a table, under the head of the first.
export function stackedColumn<T>(columns: readonly Stackable<T>[]): TableProps.ColumnDefinition<T> {
  const first = columns[0];
  return {
    id: 'stacked',
    header: first?.header ?? '',
    cell: row => <Stacked row={row} columns={columns} />,
  };
}
