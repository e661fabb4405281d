// Which rows of a list are shown, and in which order. Pure: the page and its URL say what is wished.
export type Value = string | number | readonly (string | number)[];

export interface Token {
  property?: string;
  operator: string;
  value: string;
}

export interface Wish {
  tokens: readonly Token[];
  operation: 'and' | 'or';
}

export interface Sort {
  column: string;
  descending: boolean;
}

export type ValueOf<T> = (row: T, property: string) => Value;

const ORDER = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function eachOf(value: Value): readonly (string | number)[] {
  return typeof value === 'object' ? value : [value];
}

function holds(value: string | number, operator: string, wished: string): boolean {
  const text = String(value).toLowerCase();
  switch (operator) {
    case '=': // an age is shown in whole days, and found by what is shown
      return typeof value === 'number' ? Math.floor(value) === Number(wished) : text === wished;
    case ':':
      return text.includes(wished);
    case '^':
      return text.startsWith(wished);
    case '>':
      return value !== '' && Number(value) > Number(wished);
    case '>=':
      return value !== '' && Number(value) >= Number(wished);
    case '<':
      return value !== '' && Number(value) < Number(wished);
    case '<=':
      return value !== '' && Number(value) <= Number(wished);
    default:
      return false;
  }
}

const NEGATED: Record<string, string> = { '!=': '=', '!:': ':', '!^': '^' };

function meets<T>(row: T, token: Token, valueOf: ValueOf<T>, properties: readonly string[]): boolean {
  const wished = token.value.toLowerCase();
  const searched = token.property === undefined ? properties : [token.property];
  const positive = NEGATED[token.operator] ?? token.operator;
  const found = searched.some(property =>
    eachOf(valueOf(row, property)).some(value => holds(value, positive, wished)),
  );
  return positive === token.operator ? found : !found;
}

export function filtered<T>(
  rows: readonly T[],
  wish: Wish,
  valueOf: ValueOf<T>,
  properties: readonly string[],
): readonly T[] {
  if (wish.tokens.length === 0) {
    return rows;
  }
  const test = (row: T) => (token: Token) => meets(row, token, valueOf, properties);
  return rows.filter(row =>
    wish.operation === 'or' ? wish.tokens.some(test(row)) : wish.tokens.every(test(row)),
  );
}

function compare(a: Value, b: Value): number {
  const [left = '', right = ''] = [eachOf(a)[0], eachOf(b)[0]];
  if (typeof left === 'number' && typeof right === 'number') {
    return left - right;
  }
  return ORDER.compare(String(left), String(right));
}

function isEmpty(value: Value): boolean {
  return value === '' || (typeof value === 'object' && value.length === 0);
}

// An empty value is no value: it stands last in either direction. A pinned row stands first in either.
export function sorted<T>(
  rows: readonly T[],
  sort: Sort,
  valueOf: ValueOf<T>,
  isPinned: (row: T) => boolean = () => false,
): readonly T[] {
  const sign = sort.descending ? -1 : 1;
  return rows
    .map(row => ({ row, value: valueOf(row, sort.column), pinned: isPinned(row) }))
    .toSorted((a, b) => {
      if (a.pinned !== b.pinned) {
        return a.pinned ? -1 : 1;
      }
      if (isEmpty(a.value) !== isEmpty(b.value)) {
        return isEmpty(a.value) ? 1 : -1;
      }
      return sign * compare(a.value, b.value);
    })
    .map(({ row }) => row);
}

export function wishOf(text: string): Wish {
  try {
    const { tokens, operation } = JSON.parse(text) as Partial<Wish>;
    const isToken = (token: Token) => typeof token.operator === 'string' && typeof token.value === 'string';
    return { tokens: (tokens ?? []).filter(isToken), operation: operation === 'or' ? 'or' : 'and' };
  } catch {
    return { tokens: [], operation: 'and' };
  }
}

export function textOf(wish: Wish): string {
  return wish.tokens.length === 0 ? '' : JSON.stringify(wish);
}

export function sortOf(text: string, otherwise: Sort): Sort {
  if (text === '') {
    return otherwise;
  }
  return { column: text.replace(/^-/, ''), descending: text.startsWith('-') };
}
