// "access_key_2_last_rotated" is column `access_key_last_rotated` of slot 2: both slots share their words.
import type { Texts } from '../texts/en';
import type { Line, Sentinel } from './csv';
import { isOn } from './derive';

export type Kind = keyof Texts['report']['columns'];

export function kindOf(column: string): { kind: string; slot: number } {
  const found = /^(access_key|cert)_(\d)_(.*)$/.exec(column);
  return found === null ? { kind: column, slot: 0 } : { kind: `${found[1]}_${found[3]}`, slot: Number(found[2]) };
}

// Of the credential that a column is about: 0 for the password.
export function slotOf(column: string): number {
  return kindOf(column).slot;
}

interface ColumnWords {
  label: string;
  meaning: string;
  change: string;
  na: string;
}

// What is said of each slot names it.
export function said(text: string | ((slot: number) => string), slot: number): string {
  return typeof text === 'string' ? text : text(slot);
}

// A column that a later server adds is shown by its name.
export function wordsOf(column: string, texts: Texts['report']): ColumnWords {
  const { kind, slot } = kindOf(column);
  const words = Object.hasOwn(texts.columns, kind) ? texts.columns[kind as Kind] : undefined;
  if (words === undefined) {
    return { label: column, meaning: '', change: '', na: '' };
  }
  const { label, meaning, change, na } = words;
  return { label: label(slot), meaning: said(meaning, slot), change, na: said(na, slot) };
}

interface EmptyCell {
  column: string;
  line: Line;
  sentinel: Sentinel;
}

// Why this cell of this line has no value: as exactly as the cells beside it tell.
export function reasonOf({ column, line, sentinel }: EmptyCell, texts: Texts['report']): string {
  const { kind, slot } = kindOf(column);
  if (sentinel === 'N/A' && kind.startsWith('access_key_last_used')) {
    const cell = (name: string) => line.get(`access_key_${slot}_${name}`);
    if (cell('last_used_date')?.kind === 'time') {
      return texts.reasons.noRegion;
    }
    if (isOn(line, `access_key_${slot}_active`) || cell('last_rotated')?.kind === 'time') {
      return texts.reasons.keyNeverUsed;
    }
  }
  const { na } = wordsOf(column, texts);
  return sentinel === 'N/A' && na !== '' ? na : texts.sentinels[sentinel];
}
