import { describe, expect, test } from 'vitest';
import { absolute, relative, reportFileName, since } from './format';

const MOMENT = Date.UTC(2026, 0, 2, 15, 4, 5);

describe('An absolute time', () => {
  test('shows its offset, also that of UTC', () => {
    expect(absolute(MOMENT, 'UTC', 'en')).toBe('Jan 2, 2026 15:04 (UTC+00:00)');
    expect(absolute(MOMENT, 'UTC', 'ja')).toBe('2026/01/02 15:04 (UTC+00:00)');
  });

  test('follows its zone over midnight and into halves of an hour', () => {
    expect(absolute(MOMENT, 'Asia/Tokyo', 'ja')).toBe('2026/01/03 00:04 (UTC+09:00)');
    expect(absolute(MOMENT, 'Asia/Kolkata', 'en')).toBe('Jan 2, 2026 20:34 (UTC+05:30)');
    expect(absolute(MOMENT, 'America/New_York', 'en')).toBe('Jan 2, 2026 10:04 (UTC-05:00)');
  });
});

describe('A relative time', () => {
  test('takes the largest unit that fits, and rounds towards now', () => {
    expect(relative(MOMENT - 36 * 60_000, MOMENT, 'en')).toBe('36 minutes ago');
    expect(relative(MOMENT - 47 * 3_600_000, MOMENT, 'en')).toBe('1 day ago');
    expect(relative(MOMENT + 3 * 3_600_000, MOMENT, 'ja')).toBe('3 時間後');
  });
});

test('What has happened is never said to lie ahead, however the clocks differ', () => {
  expect(since(MOMENT + 3000, MOMENT, 'en')).toBe('now');
  expect(since(MOMENT + 3000, MOMENT, 'ja')).toBe('今');
  expect(since(MOMENT + 5 * 3_600_000, MOMENT, 'en')).toBe('now');
  expect(since(MOMENT - 3000, MOMENT, 'en')).toBe('3 seconds ago');
  expect(since(MOMENT - 36 * 60_000, MOMENT, 'en')).toBe('36 minutes ago');
});

test('A downloaded report is named by the time of its generation in UTC', () => {
  expect(reportFileName('2026-11-24T09:05:07Z')).toBe('status_reports_2026-11-24T090507.csv');
});
