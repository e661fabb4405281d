import { expect, test } from 'vitest';
import { formatted } from './format';

test('A document is laid out as people read it', () => {
  expect(formatted('{"Version":"2012-10-17","Statement":[{"Action":["a:b","c:d"],"Condition":{}}]}')).toBe(`{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Action": [
        "a:b",
        "c:d"
      ],
      "Condition": {}
    }
  ]
}`);
});

test('Nothing of it changes but white space', () => {
  const odd = '{"a\\"b": [ 1.50, 123456789012345678901234567890, true, null, "x, {y}: \\u00e9" ]\t}';
  const laidOut = formatted(odd);
  expect(laidOut).toContain('"a\\"b": [\n    1.50,\n    123456789012345678901234567890,');
  expect(laidOut).toContain('"x, {y}: \\u00e9"');
  expect(formatted(laidOut)).toBe(laidOut);
});

test('What is not JSON stays as it is', () => {
  expect(formatted('{"a": ')).toBe('{"a": ');
  expect(formatted('{"a": 1 "b": 2}')).toBe('{"a": 1 "b": 2}');
});
