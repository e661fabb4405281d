// The one way to the server: JSON for signing in, the Query API's own forms and answers for everything else.
import { paths } from '../paths';
import { forgetSession, sessionToken } from '../session/store';
import { ApiError } from './error';

export type Parameters = Record<string, string | number | boolean | undefined>;

interface DoorError {
  error: { code: string; message: string; requestId: string; retryAfterSeconds?: number };
}
interface QueryError {
  Error: { Code: string; Message?: string };
  RequestId?: string;
}

export async function postJson<T>(path: string, body: unknown): Promise<T> {
  return read<T>(
    await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Rollcall-Token': sessionToken() },
      body: JSON.stringify(body),
      credentials: 'same-origin',
    }),
  );
}

export async function getJson<T>(path: string): Promise<T> {
  return read<T>(await fetch(path, { credentials: 'same-origin', headers: { Accept: 'application/json' } }));
}

const VERSIONS = { iam: '2010-05-08', sts: '2011-06-15' };

// Calls one action of the API and returns its Result.
export async function call<T>(
  action: string,
  parameters: Parameters = {},
  service: keyof typeof VERSIONS = 'iam',
): Promise<T> {
  const form = new URLSearchParams({ Action: action, Version: VERSIONS[service] });
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) {
      form.set(name, String(value));
    }
  }
  const answer = await read<Record<string, Record<string, T>>>(
    await fetch(paths.api, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Accept: 'application/json',
        'X-Rollcall-Token': sessionToken(),
      },
      body: form,
      credentials: 'same-origin',
    }),
  );
  return answer[`${action}Response`]?.[`${action}Result`] as T;
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text();
  const body: unknown = text === '' ? {} : parse(text, response);
  if (!response.ok) {
    throw errorOf(body, response);
  }
  return body as T;
}

function parse(text: string, response: Response): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(String(response.status), response.statusText, '');
  }
}

function errorOf(body: unknown, response: Response): ApiError {
  const error = wordsOf(body, response);
  if (error.code === 'NotSignedIn') {
    forgetSession('ended');
  }
  return error;
}

function wordsOf(body: unknown, response: Response): ApiError {
  if (typeof body === 'object' && body !== null && 'error' in body) {
    const { code, message, requestId, retryAfterSeconds } = (body as DoorError).error;
    const seconds = retryAfterSeconds ?? Number(response.headers.get('Retry-After') ?? 0);
    return new ApiError(code, message, requestId, seconds);
  }
  if (typeof body === 'object' && body !== null && 'Error' in body) {
    const { Error: told, RequestId } = body as QueryError;
    return new ApiError(told.Code, told.Message ?? '', RequestId ?? '');
  }
  return new ApiError(String(response.status), response.statusText, '');
}
