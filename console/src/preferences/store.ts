// What a person chose for this browser: language, time zone, theme, and the look of each table.
import { recordOf } from '../api/shape';
import { Store, useStore } from '../store';

export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Theme = 'system' | 'light' | 'dark';

export interface Preferences {
  language: Language;
  zone: string; // 'UTC', 'browser', or a name of the IANA database
  theme: Theme;
}

const KEY = 'rollcall.preferences';

const anything = recordOf(value => value);

function read(key: string): Record<string, unknown> {
  try {
    return anything(JSON.parse(localStorage.getItem(key) ?? '{}'), key);
  } catch {
    return {};
  }
}

export function languageOf(wished: readonly string[]): Language {
  for (const tag of wished) {
    const found = LANGUAGES.find(language => tag.toLowerCase().split('-')[0] === language);
    if (found !== undefined) {
      return found;
    }
  }
  return 'en';
}

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export function preferencesOf(stored: Record<string, unknown>, wished: readonly string[]): Preferences {
  const { language, zone, theme } = stored;
  return {
    language: LANGUAGES.find(known => known === language) ?? languageOf(wished),
    zone: typeof zone === 'string' && isZone(zone) ? zone : 'browser',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  };
}

const preferences = new Store(preferencesOf(read(KEY), navigator.languages));

export function prefer(changed: Partial<Preferences>): void {
  localStorage.setItem(KEY, JSON.stringify({ ...read(KEY), ...changed }));
  preferences.set({ ...preferences.get(), ...changed });
}

export function usePreferences(): Preferences {
  return useStore(preferences);
}

// How a table was left: its page size and its columns.
export interface TableLook {
  pageSize: number;
  columns: string[];
}

export function tableLook(table: string, otherwise: TableLook): TableLook {
  const { pageSize, columns } = read(`rollcall.table.${table}`);
  return {
    pageSize: typeof pageSize === 'number' ? pageSize : otherwise.pageSize,
    columns: Array.isArray(columns) ? columns.filter(id => typeof id === 'string') : otherwise.columns,
  };
}

export function keepTableLook(table: string, look: TableLook): void {
  localStorage.setItem(`rollcall.table.${table}`, JSON.stringify(look));
}
