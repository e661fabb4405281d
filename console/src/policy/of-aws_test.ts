import { expect, test } from 'vitest';
import { isOfAws } from './of-aws';

test('A policy of AWS is told by its ARN, whatever it is called', () => {
  expect(isOfAws('arn:aws:iam::aws:policy/job-function/SupportUser')).toBe(true);
  expect(isOfAws('arn:aws:iam::123456789012:policy/aws:policy/ReadOnlyAccess')).toBe(false);
});
