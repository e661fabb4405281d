import { expect, test } from 'vitest';
import { matching, withTyped } from './choice';

const choices = [
  { value: 'arn:aws:iam::aws:policy/ReadOnlyAccess', label: 'ReadOnlyAccess', description: 'To see everything.' },
  { value: 'arn:aws:iam::aws:policy/SecurityAudit', label: 'SecurityAudit' },
];
const valuesOf = (found: readonly { value: string }[]) => found.map(({ value }) => value);

test('A choice is found by any part of what stands there, whatever its case', () => {
  expect(matching(choices, ' readonly ')).toEqual([choices[0]]);
  expect(matching(choices, 'SEE every')).toEqual([choices[0]]);
  expect(matching(choices, '')).toEqual(choices);
  expect(matching(choices, 'nothing')).toEqual([]);
});

test('What is typed can be chosen where nothing is found by it, and stays when it is chosen', () => {
  const arn = 'arn:aws:iam::123456789012:policy/mine';
  expect(valuesOf(withTyped(choices, arn, []))).toEqual([arn, ...valuesOf(choices)]);
  expect(withTyped(choices, 'Security', [])).toEqual(choices);
  expect(valuesOf(withTyped(choices, '', [arn, choices[0]?.value ?? '']))).toEqual([arn, ...valuesOf(choices)]);
});
