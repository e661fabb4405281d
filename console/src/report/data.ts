// Fetching the report: what is known of it, and the report itself.
import { call, getJson } from '../api/client';
import { ApiError, UNREADABLE_REPORT } from '../api/error';
import { paths } from '../paths';
import { bytesOf, reportOf, UnreadableReport } from './csv';
import { derive, type Derived } from './derive';

export interface Facts {
  state: 'none' | 'inProgress' | 'complete';
  generatedAt?: string;
  nextPossibleAt?: string;
  requestedBy?: string;
  sha256?: string;
  edition?: 'guide' | 'live';
  users?: number;
  size?: number;
}

export function fetchFacts(): Promise<Facts> {
  return getJson<Facts>(paths.reportFacts);
}

// The API's word for "there is none to give you": none was made, it is too old, or it is being made.
const ABSENT = new Set(['ReportNotPresent', 'ReportExpired', 'ReportInProgress']);

export function isAbsent(reason: unknown): boolean {
  return reason instanceof ApiError && ABSENT.has(reason.code);
}

export async function fetchReport(): Promise<Derived | 'absent'> {
  try {
    const { Content, GeneratedTime } = await call<{ Content: string; GeneratedTime: number }>(
      'GetCredentialReport',
    );
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
