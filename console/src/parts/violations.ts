// What the server says of values that it did not accept, read so that it can be said in the reader's language. What is
// not recognized is left out: the server's own words are shown below in any case.
import type { Texts } from '../texts/en';

type Rules = Texts['errors']['rules'];
type Numbered = 'longest' | 'shortest' | 'most' | 'least';

const FAILED = /at '([\w.]+)' failed to satisfy constraint: (Member must [^;]*)/g;
const INVALID = /specified value for (\w+) is invalid/g;
const NUMBERED: [RegExp, Numbered][] = [
  [/length less than or equal to (\d+)/, 'longest'],
  [/length greater than or equal to (\d+)/, 'shortest'],
  [/value less than or equal to (\d+)/, 'most'],
  [/value greater than or equal to (\d+)/, 'least'],
];

function fieldOf(place: string, fields: Record<string, string>): string {
  const first = place.split('.')[0] ?? place;
  return fields[place] ?? fields[first] ?? place;
}

function ruleOf(constraint: string, field: string, rules: Rules): string {
  for (const [pattern, rule] of NUMBERED) {
    const bound = pattern.exec(constraint)?.[1];
    if (bound !== undefined) {
      return rules[rule](field, Number(bound));
    }
  }
  return constraint.includes('regular expression') ? rules.signs(field) : rules.other(field);
}

// One sentence a value, in the order in which the server names them.
export function violationsOf(message: string, { rules, fields }: Texts['errors']): string[] {
  const failed = [...message.matchAll(FAILED)].map(([, place = '', constraint = '']) =>
    ruleOf(constraint, fieldOf(place, fields), rules),
  );
  const invalid = [...message.matchAll(INVALID)].map(([, place = '']) => rules.signs(fieldOf(place, fields)));
  return [...new Set([...failed, ...invalid])];
}

const PASSWORD: [RegExp, Exclude<keyof Texts['errors']['passwords'], 'shortest' | 'notLast'>][] = [
  [/one uppercase letter/, 'uppercase'],
  [/one lowercase letter/, 'lowercase'],
  [/one number/, 'number'],
  [/one symbol/, 'symbol'],
  [/same as the old/, 'notSame'],
  [/the account name/, 'notName'],
  [/of Latin-1/, 'signs'],
];

// What a new password lacks.
export function lacksOf(message: string, { passwords }: Texts['errors']): string[] {
  const least = /minimum length of (\d+)/.exec(message)?.[1];
  const last = /one of the last (\d+)/.exec(message)?.[1] ?? (/be the last one/.test(message) ? '1' : undefined);
  return [
    ...(least === undefined ? [] : [passwords.shortest(Number(least))]),
    ...PASSWORD.filter(([pattern]) => pattern.test(message)).map(([, lack]) => passwords[lack]),
    ...(last === undefined ? [] : [passwords.notLast(Number(last))]),
  ];
}
