// Which keys of the context the policies ask for, so that the page offers those and nobody has to know them.
import { ask } from '../api/client';
import { listOf, member, text } from '../api/shape';
import type { Terms } from '../policy-editor/terms';
import { type Documents, isOfPrincipal } from './test';
import type { Draft } from './draft';

const Names = member('ContextKeyNames', listOf(text));

function listed(documents: readonly string[]): Record<string, string> {
  return Object.fromEntries(documents.map((document, at) => [`PolicyInputList.member.${at + 1}`, document]));
}

async function keysOfDocuments(documents: readonly string[]): Promise<string[]> {
  return documents.length === 0 ? [] : ask('GetContextKeysForCustomPolicy', Names, listed(documents));
}

// Each once, however it is written.
function eachOnce(names: readonly string[]): string[] {
  return [...new Map(names.toReversed().map(name => [name.toLowerCase(), name])).values()].toReversed();
}

// The boundary is no policy of the principal's, but it asks for keys all the same.
export async function keysOf(draft: Draft, { policies, boundary }: Documents): Promise<string[]> {
  const ofBoundary = boundary.trim() === '' ? [] : [boundary];
  if (!isOfPrincipal(draft)) {
    return eachOnce(await keysOfDocuments([...policies, ...ofBoundary]));
  }
  if (draft.arn === '') {
    return [];
  }
  const [own, bounding] = await Promise.all([
    ask('GetContextKeysForPrincipalPolicy', Names, { PolicySourceArn: draft.arn, ...listed(policies) }),
    keysOfDocuments(ofBoundary),
  ]);
  return eachOnce([...own, ...bounding]);
}

// As the server knows the key; undefined for one that is somebody else's.
export function typeOf(name: string, terms: Terms | undefined): string | undefined {
  const wanted = name.toLowerCase();
  return terms?.ContextKeys.find(({ ContextKeyName }) => {
    const known = ContextKeyName.toLowerCase();
    return known.endsWith('/') ? wanted.startsWith(known) : wanted === known;
  })?.ContextKeyType;
}
