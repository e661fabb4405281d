import { expect, test } from 'vitest';
import { endOfDay, inPolicy } from './zoned';

test('A day is over when it is where one is', () => {
  expect(inPolicy(endOfDay('2026-12-31', 'UTC'))).toBe('2027-01-01T00:00:00Z');
  expect(inPolicy(endOfDay('2026-12-31', 'Asia/Tokyo'))).toBe('2026-12-31T15:00:00Z');
  expect(inPolicy(endOfDay('2026-12-31', 'America/New_York'))).toBe('2027-01-01T05:00:00Z');
});

test('A day on which the clocks are changed is over at its own midnight', () => {
  expect(inPolicy(endOfDay('2026-03-29', 'Europe/Berlin'))).toBe('2026-03-29T22:00:00Z');
  expect(inPolicy(endOfDay('2026-10-25', 'Europe/Berlin'))).toBe('2026-10-25T23:00:00Z');
  expect(inPolicy(endOfDay('2026-03-28', 'Europe/Berlin'))).toBe('2026-03-28T23:00:00Z');
});
