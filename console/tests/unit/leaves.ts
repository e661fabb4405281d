// Every text of a language by its path; one with gaps is said about two of something.
export function leaves(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') {
    return [[path, node]];
  }
  if (typeof node === 'function') {
    const say = node as (...gaps: number[]) => string;
    return [[path, say(2, 2, 2)]];
  }
  return Object.entries(node as Record<string, unknown>).flatMap(([key, value]) =>
    leaves(value, path === '' ? key : `${path}.${key}`),
  );
}
