// Moments and spans as people read them. An absolute time always shows its offset from UTC.
import type { Language } from '../preferences/store';

export const DAY_MS = 86_400_000;

// Whole days, as every age is shown and counted.
export function daysOf(ms: number): number {
  return Math.max(0, Math.floor(ms / DAY_MS));
}

// As daysOf, but with one decimal where whole days would hide on which side of a limit an age lies.
export function ageInDays(ms: number, limits: Record<string, number> = {}): number {
  const days = daysOf(ms);
  return Object.values(limits).includes(days) ? Math.ceil((ms / DAY_MS) * 10) / 10 : days;
}

export function zoneName(zone: string): string {
  return zone === 'browser' ? new Intl.DateTimeFormat().resolvedOptions().timeZone : zone;
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

function partsOf(ms: number, zone: string, language: Language): Parts {
  const format = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-US', {
    timeZone: zoneName(zone),
    year: 'numeric',
    month: language === 'ja' ? '2-digit' : 'short',
    day: language === 'ja' ? '2-digit' : 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
  return Object.fromEntries(format.formatToParts(ms).map(part => [part.type, part.value]));
}

function offsetOf(parts: Parts): string {
  const hours = (parts.timeZoneName ?? '').replace('GMT', '');
  return `UTC${hours === '' ? '+00:00' : hours}`;
}

export function absolute(ms: number, zone: string, language: Language): string {
  const p = partsOf(ms, zone, language);
  const month = (p.month ?? '').replace('月', '').padStart(2, '0');
  const day = language === 'ja' ? (p.day ?? '').replace('日', '').padStart(2, '0') : p.day;
  const date =
    language === 'ja' ? `${(p.year ?? '').replace('年', '')}/${month}/${day}` : `${p.month} ${day}, ${p.year}`;
  return `${date} ${p.hour}:${p.minute} (${offsetOf(p)})`;
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * DAY_MS],
  ['month', 30 * DAY_MS],
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

// "36 minutes ago", "in 3 hours": the largest unit that fits, never rounded up.
export function relative(ms: number, nowMs: number, language: Language): string {
  const span = ms - nowMs;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  for (const [unit, length] of UNITS) {
    if (Math.abs(span) >= length) {
      return format.format(Math.trunc(span / length), unit);
    }
  }
  return format.format(Math.trunc(span / 1000), 'second');
}

// The same of what has happened: the server's clock may be ahead of the browser's, and what is done lies in no future.
export function since(ms: number, nowMs: number, language: Language): string {
  const span = Math.min(0, ms - nowMs);
  return span > -1000
    ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'second')
    : relative(nowMs + span, nowMs, language);
}

// 2026-11-24T09:05:07Z → status_reports_2026-11-24T090507.csv, always UTC.
export function reportFileName(generatedAt: string): string {
  return `status_reports_${new Date(generatedAt).toISOString().slice(0, 19).replaceAll(':', '')}.csv`;
}
