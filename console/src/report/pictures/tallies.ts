// How many keys stand in each group of a picture, and how many users they are of: the list that a mark opens has a line
// for each user.
import type { Credential } from '../derive';

export interface Tally {
  keys: number;
  users: number;
  isFound: boolean; // whether one of them fails a control
}

export const NOTHING: Tally = { keys: 0, users: 0, isFound: false };

export function talliesBy(
  credentials: readonly Credential[],
  groupOf: (one: Credential) => string | undefined,
): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  const counted = new Set<string>();
  for (const one of credentials) {
    const group = groupOf(one);
    if (group !== undefined) {
      const { keys, users, isFound } = tallies.get(group) ?? NOTHING;
      const seen = `${group}\n${one.user}`;
      tallies.set(group, {
        keys: keys + 1,
        users: users + (counted.has(seen) ? 0 : 1),
        isFound: isFound || one.topics.length > 0,
      });
      counted.add(seen);
    }
  }
  return tallies;
}
