// What is filled in to create users: who, how they sign in, and what they may do. Pure.
import type { Tag } from '../api/shapes';

export const MOST_USERS = 50;

export interface InlinePolicy {
  name: string;
  document: string;
}

// What users may do: filled in, or taken from another user. Tags say who somebody is, and are nobody else's.
export interface Profile {
  path: string;
  groups: readonly string[];
  policies: readonly string[]; // ARNs
  inline: readonly InlinePolicy[];
  boundary: string; // "" for none
}

export interface Draft extends Profile {
  isSeveral: boolean;
  name: string;
  pasted: string; // the names of several
  hasConsole: boolean;
  isGenerated: boolean; // the password
  password: string;
  mustReset: boolean;
  like: string; // the user whose profile was taken
  tags: readonly Tag[];
}

export const EMPTY: Draft = {
  isSeveral: false,
  name: '',
  pasted: '',
  hasConsole: false,
  isGenerated: true,
  password: '',
  mustReset: true,
  like: '',
  path: '/',
  groups: [],
  policies: [],
  inline: [],
  boundary: '',
  tags: [],
};

// Names as they are pasted from lists and sheets: one on a line, or with spaces, tabs, semicolons or ", " between them.
// A comma alone may be part of a name.
export function pastedNames(text: string): string[] {
  const names = text
    .split(/,\s+|,$|[\s;、，]+/)
    .map(name => name.trim())
    .filter(name => name !== '');
  const keys = names.map(name => name.toLowerCase());
  return names.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
}

export function namesOf(draft: Draft): string[] {
  return draft.isSeveral ? pastedNames(draft.pasted) : [draft.name.trim()].filter(name => name !== '');
}

export function tagsOf(draft: Draft): readonly Tag[] {
  return draft.tags.filter(({ Key }) => Key !== '');
}

// One password for several people would be known to several people.
export function isGenerated(draft: Draft): boolean {
  return draft.isGenerated || draft.isSeveral;
}

export type Missing = 'name' | 'tooMany' | 'password' | 'path';

export function missingOf(draft: Draft): readonly Missing[] {
  const names = namesOf(draft);
  const checks: [Missing, boolean][] = [
    ['name', names.length === 0],
    ['tooMany', names.length > MOST_USERS],
    ['password', draft.hasConsole && !isGenerated(draft) && draft.password === ''],
    ['path', draft.path === ''],
  ];
  return checks.filter(([, isMissing]) => isMissing).map(([what]) => what);
}
