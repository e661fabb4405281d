// From a day on a calendar to a moment: what a day is depends on where one is.
import { zoneName } from './format';

const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

// How far the zone's clock is ahead of UTC at a moment.
function offsetMs(ms: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zoneName(zone),
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const shown = new Map(format.formatToParts(ms).map(part => [part.type, Number(part.value)]));
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = PARTS.map(part => shown.get(part) ?? 0);
  return Date.UTC(year, month - 1, day, hour, minute, second) - ms;
}

// When the day 'YYYY-MM-DD' is over in the zone. Twice, for the night in between may change the clock.
export function endOfDay(day: string, zone: string): number {
  const there = Date.parse(`${day}T00:00:00Z`) + 86_400_000;
  const near = there - offsetMs(there, zone);
  return there - offsetMs(near, zone);
}

// 2026-12-31T15:00:00Z: as policies write a moment, in whole seconds.
export function inPolicy(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
