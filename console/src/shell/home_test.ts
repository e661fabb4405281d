import { expect, test } from 'vitest';
import { paths } from '../paths';
import { homeOf, isOffered } from './home';

const may =
  (...permitted: string[]) =>
  (...actions: string[]) =>
    actions.every(action => permitted.includes(action));

test('An auditor begins at the report, an administrator at the dashboard, and everybody else at what is theirs', () => {
  expect(homeOf(may('GenerateCredentialReport', 'GetCredentialReport'))).toBe(paths.report);
  expect(homeOf(may('GetAccountSummary', 'GetCredentialReport'))).toBe(paths.dashboard);
  expect(homeOf(may('ListUsers'))).toBe(paths.users);
  expect(homeOf(may('ListMFADevices'))).toBe(paths.mySecurityCredentials);
});

test('A page is offered to whoever may read what it is about, and one without permissions to everybody', () => {
  expect(isOffered(paths.users, may('ListUsers'))).toBe(true);
  expect(isOffered(paths.users, may())).toBe(false);
  expect(isOffered(paths.settings, may('GetAccountPasswordPolicy'))).toBe(true);
  expect(isOffered(paths.settings, may())).toBe(false);
  expect(isOffered(paths.simulatorAny, may('SimulateCustomPolicy'))).toBe(true);
  expect(isOffered(paths.simulatorAny, may('ListUsers'))).toBe(false);
  expect(isOffered(paths.mySecurityCredentials, may())).toBe(true);
});
