// What belongs together on a line of Japanese: a number, what it counts, and that this is the most. A browser would break
// at the space between.
const BETWEEN = /(\d|最大) (?=[\d\u3040-\u30ff\u4e00-\u9fff])/g;
const NO_BREAK_SPACE = '\u00a0';

export function together<T>(texts: T): T {
  return bound(texts) as T;
}

function bound(node: unknown): unknown {
  if (typeof node === 'string') {
    return node.replace(BETWEEN, `$1${NO_BREAK_SPACE}`);
  }
  if (typeof node === 'function') {
    const say = node as (...gaps: unknown[]) => unknown;
    return (...gaps: unknown[]) => bound(say(...gaps));
  }
  if (Array.isArray(node)) {
    return node.map(bound);
  }
  return Object.fromEntries(Object.entries(node as object).map(([key, value]) => [key, bound(value)]));
}
