// Fetching the report: what is known of it, its lines, and what the audit says of them. The newest one is shown however
// old it is; the API serves only what is younger than four hours, and past ones under a permission of their own.
import { ask, getJson } from '../api/client';
import { ApiError, UNREADABLE_REPORT } from '../api/error';
import { number, object, type Of, oneOf, optional, text } from '../api/shape';
import { paths } from '../paths';
import { learnServerTime } from '../time/server-clock';
import { fetchAudit } from './audit';
import { bytesOf, reportOf, UnreadableReport } from './csv';
import { derive, type Derived } from './derive';

export type Facts = Of<typeof Facts>;
export const Facts = object({
  state: oneOf('none', 'inProgress', 'complete', 'expired'),
  now: text,
  number: optional(number),
  generatedAt: optional(text),
  nextPossibleAt: optional(text),
  requestedBy: optional(text),
  sha256: optional(text),
  edition: optional(oneOf('guide', 'live')),
  users: optional(number),
  size: optional(number),
});

const Report = object({ Content: text, GeneratedTime: number });

export async function fetchFacts(): Promise<Facts> {
  const facts = await getJson(paths.reportFacts, Facts);
  learnServerTime(Date.parse(facts.now));
  return facts;
}

// The API's word for "there is none to give you": none was made, it is too old, or it is being made.
const ABSENT = new Set(['ReportNotPresent', 'ReportExpired', 'ReportInProgress']);

export function isAbsent(reason: unknown): boolean {
  return reason instanceof ApiError && ABSENT.has(reason.code);
}

// Why there is no report to show: there is none, or the one there is takes a permission that the caller does not have.
export type Missing = 'absent' | 'notPermitted';

class Replaced extends Error {}

async function contentOf({ state, number: wanted = 0, generatedAt = '' }: Facts): Promise<string> {
  const { Content, GeneratedTime } = await (state === 'complete'
    ? ask('GetCredentialReport', Report)
    : ask('rollcall:GetCredentialReportVersion', Report, { ReportNumber: wanted }));
  if (GeneratedTime * 1000 !== Date.parse(generatedAt)) {
    throw new Replaced();
  }
  return new TextDecoder().decode(bytesOf(Content));
}

async function reportIn(facts: Facts): Promise<Derived | Missing> {
  if (facts.number === undefined) {
    return 'absent';
  }
  try {
    const [csv, audit] = await Promise.all([contentOf(facts), fetchAudit(facts.number)]);
    return derive(reportOf(csv), audit);
  } catch (reason) {
    if (reason instanceof UnreadableReport) {
      throw new ApiError(UNREADABLE_REPORT, reason.message, '');
    }
    if (facts.state !== 'complete' && reason instanceof ApiError && reason.isAccessDenied) {
      return 'notPermitted';
    }
    throw reason;
  }
}

export interface ReportPage {
  facts: Facts;
  report: Derived | Missing;
}

// Between two questions a report may expire or another one be completed; then both are asked once more.
export async function fetchReportPage(): Promise<ReportPage> {
  const facts = await fetchFacts();
  try {
    return { facts, report: await reportIn(facts) };
  } catch (reason) {
    if (!(reason instanceof Replaced) && !isAbsent(reason)) {
      throw reason;
    }
    const now = await fetchFacts();
    return { facts: now, report: await reportIn(now) };
  }
}

export async function fetchReport(): Promise<Derived | Missing> {
  return (await fetchReportPage()).report;
}

export function isThere(report: Derived | Missing): report is Derived {
  return typeof report === 'object';
}
