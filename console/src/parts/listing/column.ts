// A column of a list as data: what stands in its head and cells, and what it is filtered and sorted by.
import type { ReactNode } from 'react';
import type { Value } from './arrange';

export interface Column<T> {
  id: string;
  header: string;
  value: (row: T) => Value;
  cell: (row: T) => ReactNode;
  filterLabel?: string; // where the head alone does not say what is compared
  text?: (row: T) => string; // as a file says it, where that is not the value
  head?: string; // as a file calls it, where that is not what stands in the head
  filter?: 'text' | 'number' | 'choice' | 'none';
  options?: { value: string; label: string }[];
  isRowHeader?: boolean;
  isOnlyFilter?: boolean; // a property that the table does not show
  isHiddenAtFirst?: boolean;
  minWidth?: number;
}

const FULL_WIDTH_PX = 14;
const ASCII_PX = 8;
const ROOM_PX = 60;

// Wide enough for the head in either language: a cut-off head is what people complain of first.
export function widthOf(header: string, minWidth = 0): number {
  const text = [...header].reduce((sum, sign) => sum + (sign > '\u2e7f' ? FULL_WIDTH_PX : ASCII_PX), 0);
  return Math.ceil(Math.max(minWidth, text + ROOM_PX));
}
