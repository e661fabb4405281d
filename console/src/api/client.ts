// The one way to the server: JSON for signing in, the Query API's own forms and answers for everything else, files as
// they are. What the server says of the session is heeded here, for every call alike.
import { paths } from '../paths';
import { forgetSession, sessionPerson, sessionToken, type Step, takeStep } from '../session/store';
import { ApiError, NOT_SIGNED_IN, UNTRUSTED } from './error';

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
    await answered(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

export async function getJson<T>(path: string): Promise<T> {
  return read<T>(await answered(path, { headers: { Accept: 'application/json' } }));
}

export interface File {
  bytes: Blob;
  name: string; // as the server names it, "" when it does not
}

export async function getFile(path: string): Promise<File> {
  const response = await answered(path, {});
  const disposition = response.headers.get('Content-Disposition') ?? '';
  return { bytes: await response.blob(), name: /filename="([^"/\\]+)"/.exec(disposition)?.[1] ?? '' };
}

const VERSION = '2010-05-08';

// Calls one action of the API and returns its Result.
export async function call<T>(action: string, parameters: Parameters = {}): Promise<T> {
  const form = new URLSearchParams({ Action: action, Version: VERSION });
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) {
      form.set(name, String(value));
    }
  }
  const answer = await read<Record<string, Record<string, T>>>(
    await answered(paths.api, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
      body: form,
    }),
  );
  return answer[`${action}Response`]?.[`${action}Result`] as T;
}

interface Asking {
  method?: string;
  headers?: Record<string, string>;
  body?: string | URLSearchParams;
}

const TRIES = 4;
const FIRST_PAUSE_MS = 400;

// A server that is too busy has done nothing with the request: it is asked again, a little later each time.
async function send(path: string, asking: Asking): Promise<Response> {
  for (let tried = 1; ; tried += 1) {
    const response = await sendOnce(path, asking);
    if (response.status !== 503 || tried === TRIES) {
      return response;
    }
    await new Promise(resolve => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** (tried - 1)));
  }
}

function sendOnce(path: string, { headers, ...asking }: Asking): Promise<Response> {
  return fetch(path, {
    ...asking,
    headers: { ...headers, 'X-Rollcall-Token': sessionToken() },
    credentials: 'same-origin',
  });
}

// A request that was refused for its session has done nothing: it is made once more when the same person's session goes
// on under another token, as after a change of the password in another tab.
async function answered(path: string, asking: Asking): Promise<Response> {
  const [token, person] = [sessionToken(), sessionPerson()];
  const response = await send(path, asking);
  if (response.ok) {
    return response;
  }
  const error = await errorOf(response);
  if (token === '' || (error.code !== NOT_SIGNED_IN && error.code !== UNTRUSTED)) {
    throw error;
  }
  if (sessionToken() === token) {
    await learnSession();
  }
  if (person === '' || sessionPerson() !== person || sessionToken() === token) {
    throw error;
  }
  const second = await send(path, asking);
  if (!second.ok) {
    throw await errorOf(second);
  }
  return second;
}

let learning: Promise<void> | undefined;

// Asks what has become of the session. Many calls that fail at once ask once.
export function learnSession(): Promise<void> {
  learning ??= learn().finally(() => {
    learning = undefined;
  });
  return learning;
}

async function learn(): Promise<void> {
  const response = await send(paths.session, {});
  if (response.ok) {
    takeStep(await read<Step>(response));
  } else if ((await errorOf(response)).code === NOT_SIGNED_IN) {
    forgetSession('ended');
  }
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text === '' ? {} : parse(text, response)) as T;
}

function parse(text: string, response: Response): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(String(response.status), response.statusText, '');
  }
}

async function errorOf(response: Response): Promise<ApiError> {
  const body = await read<unknown>(response);
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
