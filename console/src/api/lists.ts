// Lists come in pages; the console wants all of them.
import { call, type Parameters } from './client';
import { ApiError } from './error';

const PAGE = 1000;

type Page<T, Member extends string> = Record<Member, T[]> & { IsTruncated: boolean; Marker?: string };

export async function listAll<T, Member extends string>(
  action: string,
  member: Member,
  parameters: Parameters = {},
): Promise<T[]> {
  const all: T[] = [];
  let marker: string | undefined;
  do {
    const page = await call<Page<T, Member>>(action, { ...parameters, MaxItems: PAGE, Marker: marker });
    all.push(...page[member]);
    marker = page.IsTruncated ? page.Marker : undefined;
  } while (marker !== undefined);
  return all;
}

// For what may be absent: the answer, or undefined when the API says that there is no such thing.
export async function orAbsent<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (reason) {
    if (reason instanceof ApiError && reason.code === 'NoSuchEntity') {
      return undefined;
    }
    throw reason;
  }
}

// Documents travel percent-encoded; people read them with line breaks.
export function documentOf(encoded: string): string {
  try {
    const text = decodeURIComponent(encoded);
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return encoded;
  }
}
