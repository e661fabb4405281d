// Fetching the report: what is known of it, and the report itself.
import { ask, getJson } from '../api/client';
import { ApiError, UNREADABLE_REPORT } from '../api/error';
import { number, object, type Of, oneOf, optional, text } from '../api/shape';
import { paths } from '../paths';
import { bytesOf, reportOf, UnreadableReport } from './csv';
import { derive, type Derived } from './derive';

export type Facts = Of<typeof Facts>;
export const Facts = object({
  state: oneOf('none', 'inProgress', 'complete'),
  generatedAt: optional(text),
  nextPossibleAt: optional(text),
  requestedBy: optional(text),
  sha256: optional(text),
  edition: optional(oneOf('guide', 'live')),
  users: optional(number),
  size: optional(number),
});

const Report = object({ Content: text, GeneratedTime: number });

export function fetchFacts(): Promise<Facts> {
  return getJson(paths.reportFacts, Facts);
}

// The API's word for "there is none to give you": none was made, it is too old, or it is being made.
const ABSENT = new Set(['ReportNotPresent', 'ReportExpired', 'ReportInProgress']);

export function isAbsent(reason: unknown): boolean {
  return reason instanceof ApiError && ABSENT.has(reason.code);
}

export async function fetchReport(): Promise<Derived | 'absent'> {
  try {
    const { Content, GeneratedTime } = await ask('GetCredentialReport', Report);
    return derive(reportOf(new TextDecoder().decode(bytesOf(Content))), GeneratedTime * 1000);
  } catch (reason) {
    if (isAbsent(reason)) {
      return 'absent';
    }
    throw reason instanceof UnreadableReport ? new ApiError(UNREADABLE_REPORT, reason.message, '') : reason;
  }
}

export interface ReportPage {
  facts: Facts;
  report: Derived | 'absent';
}

export async function fetchReportPage(): Promise<ReportPage> {
  const [facts, report] = await Promise.all([fetchFacts(), fetchReport()]);
  return { facts, report };
}
