// A mark that filters the table: a link, so that it can be reached, opened in a tab of its own, and sent to somebody.
import { type CSSProperties, type ReactNode, useEffect } from 'react';
import { go, setQuery } from '../location';
import { textOf } from '../parts/listing/arrange';
import { paths } from '../paths';

const TABLE_ID = 'users-in-the-report';
const TABLE_HASH = `#${TABLE_ID}`;

interface Parts {
  property: string;
  value: string;
  label: string;
  className?: string;
  style?: CSSProperties;
  children?: ReactNode;
}

function filterOf(property: string, value: string): string {
  return textOf({ tokens: [{ property, operator: '=', value }], operation: 'and' });
}

export function showTable(behavior: ScrollBehavior): void {
  const table = document.getElementById(TABLE_ID);
  table?.scrollIntoView({ behavior });
  table?.focus({ preventScroll: true });
}

function glide(): void {
  showTable(matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth');
}

// Whoever comes by a link to the table is shown the table, and again once what is drawn late above it has moved it.
export function useTableFromLink(...movedBy: unknown[]): void {
  useEffect(() => {
    if (location.hash === TABLE_HASH) {
      showTable('auto');
    }
  }, movedBy);
}

export function TableAnchor({ children }: { children: ReactNode }) {
  return (
    <div id={TABLE_ID} className="anchor" tabIndex={-1}>
      {children}
    </div>
  );
}

export function ToTable({ children }: { children: ReactNode }) {
  return (
    <a
      className="mark"
      href={TABLE_HASH}
      onClick={event => {
        event.preventDefault();
        glide();
      }}
    >
      {children}
    </a>
  );
}

export function FilterLink({ property, value, label, className = '', style, children }: Parts) {
  const filter = filterOf(property, value);
  const href = `${paths.report}?${new URLSearchParams({ filter }).toString()}${TABLE_HASH}`;
  return (
    <a
      className={`mark ${className}`}
      style={style}
      href={href}
      aria-label={label}
      title={label}
      onClick={event => {
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
          event.preventDefault();
          if (location.pathname !== paths.report) {
            go(href);
            return;
          }
          setQuery({ filter, page: '' });
          glide();
        }
      }}
    >
      {children}
    </a>
  );
}
