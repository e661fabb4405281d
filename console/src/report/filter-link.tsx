// A mark that filters the table: a link, so that it can be reached, opened in a tab of its own, and sent to somebody.
import type { CSSProperties, ReactNode } from 'react';
import { go, setQuery } from '../location';
import { textOf } from '../parts/listing/arrange';
import { paths } from '../paths';

export const TABLE_ID = 'users-in-the-report';

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

export function FilterLink({ property, value, label, className = '', style, children }: Parts) {
  const filter = filterOf(property, value);
  return (
    <a
      className={`mark ${className}`}
      style={style}
      href={`${paths.report}?${new URLSearchParams({ filter }).toString()}#${TABLE_ID}`}
      aria-label={label}
      title={label}
      onClick={event => {
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
          event.preventDefault();
          if (location.pathname !== paths.report) {
            go(`${paths.report}?${new URLSearchParams({ filter }).toString()}`);
            return;
          }
          setQuery({ filter, page: '' });
          const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
          const table = document.getElementById(TABLE_ID);
          table?.scrollIntoView({ behavior: still ? 'auto' : 'smooth' });
          table?.focus({ preventScroll: true });
        }
      }}
    >
      {children}
    </a>
  );
}
