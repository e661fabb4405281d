// Counts by two things at once: an accessible table whose cells are as dark as they are full, and filter when chosen.
import { FilterLink } from '../filter-link';

interface Parts {
  label: string;
  corner: string;
  columns: string[];
  rows: string[];
  property: string;
  countOf: (column: string, row: string) => number;
  valueOf: (column: string, row: string) => string;
  columnLabel?: (column: string) => string;
  rowLabel?: (row: string) => string;
  markLabel: (row: string, column: string, count: number) => string;
  isLate?: (column: string, row: string) => boolean;
}

const FULL_PERCENT = 45;
const same = (text: string) => text;

export function Matrix(parts: Parts) {
  const { columns, rows, countOf, columnLabel = same, rowLabel = same } = parts;
  const most = Math.max(1, ...rows.flatMap(row => columns.map(column => countOf(column, row))));
  const strength = (count: number) => 6 + (count / most) * FULL_PERCENT;
  return (
    <section className="matrix-frame" aria-label={parts.label} tabIndex={0}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">{parts.corner}</th>
            {columns.map(column => (
              <th key={column} scope="col">
                {columnLabel(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row}>
              <th scope="row">{rowLabel(row)}</th>
              {columns.map(column => {
                const count = countOf(column, row);
                const ink = parts.isLate?.(column, row) === true ? '--mark-late' : '--mark';
                return (
                  <td key={column}>
                    {count === 0 ? (
                      <span className="nothing">·</span>
                    ) : (
                      <FilterLink
                        property={parts.property}
                        value={parts.valueOf(column, row)}
                        label={parts.markLabel(rowLabel(row), columnLabel(column), count)}
                        style={{
                          background: `color-mix(in srgb, var(${ink}) ${strength(count)}%, var(--paper))`,
                        }}
                      >
                        {count}
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

export function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
