// Lists come in pages; the console wants all of them.
import { ask, type Parameters } from './client';
import { ApiError } from './error';
import { flag, listOf, member, object, type Of, optional, type Shape, text } from './shape';

const PAGE = 1000;

const Rest = object({ IsTruncated: flag, Marker: optional(text) });

// Every page of a listing, each in the shape that is given.
export async function allPages<T>(action: string, shape: Shape<T>, parameters: Parameters): Promise<T[]> {
  const pages: T[] = [];
  const both: Shape<[T, Of<typeof Rest>]> = (value, at) => [shape(value, at), Rest(value, at)];
  let marker: string | undefined;
  do {
    const [page, rest] = await ask(action, both, { ...parameters, MaxItems: PAGE, Marker: marker });
    pages.push(page);
    marker = rest.IsTruncated ? rest.Marker : undefined;
  } while (marker !== undefined);
  return pages;
}

export async function listAll<T>(
  action: string,
  name: string,
  item: Shape<T>,
  parameters: Parameters = {},
): Promise<T[]> {
  return (await allPages(action, member(name, listOf(item)), parameters)).flat();
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

// Documents travel percent-encoded: as it is stored, to the last blank, for whoever is told a place in it.
export function storedDocumentOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

// The same as people read it, with line breaks.
export function documentOf(encoded: string): string {
  try {
    return JSON.stringify(JSON.parse(decodeURIComponent(encoded)), null, 2);
  } catch {
    return encoded;
  }
}
