import { expect, test } from 'vitest';
import { en } from './en';
import { grouped } from './grouped';
import { ja } from './ja';

test('Thousands are set apart in both languages', () => {
  expect([0, 999, 5001, 1_234_567].map(grouped)).toEqual(['0', '999', '5,001', '1,234,567']);
  expect(en.general.matches(5001)).toBe('5,001 matches');
  expect(ja.general.matches(5001)).toMatch(/^5,001\s件/);
  expect(en.account.dashboard.ofQuota(1234, 5000)).toBe('1,234 of 5,000');
  expect(en.account.settings.preview(5001)).toMatch('5,001 users');
});
