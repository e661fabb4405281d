// Who was denied what, and on which resource.
export interface Denied {
  principal: string;
  action: string;
  resource: string;
}

// What went wrong with a call, in the server's own words.
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly requestId: string,
    readonly retryAfterSeconds = 0,
  ) {
    super(message);
  }

  // "… is not authorized to perform: iam:ListUsers on resource: …" names the permission that is missing.
  get missingAction(): string {
    return /not authorized to perform: ([\w-]+:\w+)/.exec(this.message)?.[1] ?? '';
  }

  get denied(): Denied | undefined {
    const said = /^User: (\S+) is not authorized to perform: ([\w-]+:\w+) on resource: (.+?)(?: because |$)/;
    const [, principal, action, resource] = said.exec(this.message) ?? [];
    return principal === undefined || action === undefined || resource === undefined
      ? undefined
      : { principal, action, resource };
  }

  get isAccessDenied(): boolean {
    return this.code === 'AccessDenied';
  }
}

// The server's words for a session that is no more, and for a token that is not that of the session.
export const NOT_SIGNED_IN = 'NotSignedIn';
export const UNTRUSTED = 'UntrustedRequest';

// What we say ourselves: the server was not reached, or its answer or its report is not one.
export const NOT_REACHED = 'NotReached';
export const UNREADABLE_ANSWER = 'UnreadableAnswer';
export const UNREADABLE_REPORT = 'UnreadableReport';

export function asApiError(reason: unknown): ApiError {
  if (reason instanceof ApiError) {
    return reason;
  }
  return new ApiError(NOT_REACHED, reason instanceof Error ? reason.message : String(reason), '');
}
