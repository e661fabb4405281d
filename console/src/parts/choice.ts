// What can be chosen, and what of it a text finds.
export interface Choice {
  value: string;
  label?: string;
  description?: string;
}

// What is chosen already, or is there already, is no choice any more.
export function without(choices: readonly Choice[], values: readonly string[]): Choice[] {
  return choices.filter(({ value }) => !values.includes(value));
}

export function matching(choices: readonly Choice[], text: string): readonly Choice[] {
  const wanted = text.trim().toLowerCase();
  return choices.filter(({ value, label, description }) =>
    [value, label ?? '', description ?? ''].some(words => words.toLowerCase().includes(wanted)),
  );
}

// The choices, and before them what is typed, or was typed and chosen, and is none of them.
export function withTyped(choices: readonly Choice[], text: string, chosen: readonly string[]): readonly Choice[] {
  const isKnown = (wanted: string) =>
    choices.some(({ value, label }) => value === wanted || label?.toLowerCase() === wanted.toLowerCase());
  const typed = text.trim();
  const own = [...chosen, ...(typed === '' || matching(choices, typed).length > 0 ? [] : [typed])];
  return [...new Set(own)].filter(value => !isKnown(value)).map(value => ({ value })).concat(choices);
}
