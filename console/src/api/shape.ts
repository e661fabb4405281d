// What an answer must look like. A shape reads a value of which nothing is known into its type, member by member, or
// says where it is not what it should be; what it does not name is left behind.
export type Shape<T> = (value: unknown, at: string) => T;
export type Of<S> = S extends Shape<infer T> ? T : never;

export class Misshapen extends Error {
  constructor(at: string, wanted: string) {
    super(`${at} is not ${wanted}`);
  }
}

function primitive<T>(wanted: string, is: (value: unknown) => value is T): Shape<T> {
  return (value, at) => {
    if (!is(value)) {
      throw new Misshapen(at, wanted);
    }
    return value;
  };
}

export const text = primitive('a text', value => typeof value === 'string');
export const number = primitive('a number', value => typeof value === 'number');
export const flag = primitive('true or false', value => typeof value === 'boolean');
const members = primitive(
  'an object',
  (value): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
);
const items = primitive('a list', (value): value is unknown[] => Array.isArray(value));

// Of an answer that says no more than that it was done.
export const nothing: Shape<void> = () => undefined;

export function oneOf<T extends string>(...known: T[]): Shape<T> {
  return primitive(`one of ${known.join(', ')}`, (value): value is T => known.some(one => one === value));
}

export function oneOfNumbers<T extends number>(...known: T[]): Shape<T> {
  return primitive(`one of ${known.join(', ')}`, (value): value is T => known.some(one => one === value));
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, at) => (value === null ? null : shape(value, at));
}

export function listOf<T>(shape: Shape<T>): Shape<T[]> {
  return (value, at) => items(value, at).map((item, place) => shape(item, `${at}[${place}]`));
}

export function recordOf<T>(shape: Shape<T>): Shape<Record<string, T>> {
  return (value, at) =>
    Object.fromEntries(
      Object.entries(members(value, at)).map(([name, one]) => [name, shape(one, `${at}.${name}`)]),
    );
}

// One member of an object, in place of the object.
export function member<T>(name: string, shape: Shape<T>): Shape<T> {
  return (value, at) => shape(members(value, at)[name], `${at}.${name}`);
}

// A member that may be absent.
export interface Optional<T> {
  optional: Shape<T>;
}

export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: shape };
}

type Fields = Record<string, Shape<unknown> | Optional<unknown>>;
type Simplified<T> = { [Name in keyof T]: T[Name] };
type ObjectOf<F extends Fields> = Simplified<
  { [Name in keyof F as F[Name] extends Shape<unknown> ? Name : never]: Of<F[Name]> } & {
    [Name in keyof F as F[Name] extends Shape<unknown> ? never : Name]?: F[Name] extends Optional<infer T> ? T : never;
  }
>;

export function object<F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  return (value, at) => {
    const given = members(value, at);
    const read: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(fields)) {
      const shape = typeof field === 'function' ? field : field.optional;
      if (typeof field === 'function' || given[name] !== undefined) {
        read[name] = shape(given[name], `${at}.${name}`);
      }
    }
    return read as ObjectOf<F>;
  };
}

// The value in its shape, or undefined where it has another.
export function fitted<T>(shape: Shape<T>, value: unknown): T | undefined {
  try {
    return shape(value, '');
  } catch (reason) {
    if (reason instanceof Misshapen) {
      return undefined;
    }
    throw reason;
  }
}
