import { expect, test } from 'vitest';
import { ApiError, asApiError } from './error';

test('A denial names the action that is missing', () => {
  const message =
    'User: arn:aws:iam::123456789012:user/eve is not authorized to perform: iam:GenerateCredentialReport on resource: * because no identity-based policy allows the iam:GenerateCredentialReport action';
  const error = new ApiError('AccessDenied', message, 'r');
  expect(error.isAccessDenied).toBe(true);
  expect(error.missingAction).toBe('iam:GenerateCredentialReport');
  expect(error.denied).toEqual({
    principal: 'arn:aws:iam::123456789012:user/eve',
    action: 'iam:GenerateCredentialReport',
    resource: '*',
  });
  const none = new ApiError('AccessDenied', 'No.', 'r');
  expect([none.missingAction, none.denied]).toEqual(['', undefined]);
});

test('What never reached the server is told apart from what it refused', () => {
  expect(asApiError(new TypeError('Failed to fetch')).code).toBe('NotReached');
});
