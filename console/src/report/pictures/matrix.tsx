// Counts by two things at once: an accessible table whose cells are as dark as they are full, and filter when chosen.
import { grouped } from '../../texts/grouped';
import { useTexts } from '../../texts/texts';
import { pairOf } from '../derive';
import { FilterLink } from '../filter-link';
import { NOTHING, type Tally } from './tallies';

interface Parts {
  label: string;
  corner: string;
  columns: string[];
  rows: string[];
  property: string;
  tallies: ReadonlyMap<string, Tally>; // by pairOf(column, row)
  rowLabel?: (row: string) => string;
  warns?: boolean; // colours cells with keys that fail a control
}

// Ink stays readable on the fullest cell in either theme: a test measures it.
const FULL_PERCENT = 30;
const same = (text: string) => text;

export function Matrix(parts: Parts) {
  const { pictures } = useTexts().report;
  const { columns, rows, tallies, rowLabel = same } = parts;
  const tallyOf = (column: string, row: string) => tallies.get(pairOf(column, row)) ?? NOTHING;
  const most = Math.max(1, ...[...tallies.values()].map(({ keys }) => keys));
  const strength = (keys: number) => 6 + (keys / most) * FULL_PERCENT;
  return (
    <section className="matrix-frame" aria-label={parts.label}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">{parts.corner}</th>
            {columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row}>
              <th scope="row">{rowLabel(row)}</th>
              {columns.map(column => {
                const { keys, users, isFound } = tallyOf(column, row);
                const ink = parts.warns === true && isFound ? '--mark-late' : '--mark';
                return (
                  <td key={column}>
                    {keys === 0 ? (
                      <span className="nothing">·</span>
                    ) : (
                      <FilterLink
                        property={parts.property}
                        value={pairOf(column, row)}
                        label={pictures.cellMark(rowLabel(row), column, keys, users)}
                        style={{
                          background: `color-mix(in srgb, var(${ink}) ${strength(keys)}%, var(--paper))`,
                        }}
                      >
                        {grouped(keys)}
                      </FilterLink>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
