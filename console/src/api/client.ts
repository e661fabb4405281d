// The one way to the server: JSON for signing in, the Query API's own forms and answers for everything else, files as
// they are. What the server says of the session is heeded here, for every call alike, and no answer goes on that is not
// in the shape it was asked in.
import { paths } from '../paths';
import { Step } from '../session/shapes';
import { forgetSession, sessionPerson, sessionToken, takeStep } from '../session/store';
import { ApiError, NOT_SIGNED_IN, UNREADABLE_ANSWER, UNTRUSTED } from './error';
import { fitted, member, Misshapen, nothing, number, object, optional, type Shape, text } from './shape';

export type Parameters = Record<string, string | number | boolean | undefined>;

const DoorError = object({
  error: object({ code: text, message: text, requestId: text, retryAfterSeconds: optional(number) }),
});
const QueryError = object({
  Error: object({ Code: text, Message: optional(text) }),
  RequestId: optional(text),
});

export async function postJson<T>(path: string, body: unknown, shape: Shape<T>): Promise<T> {
  const response = await answered(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return shaped(shape, await read(response), path);
}

export async function getJson<T>(path: string, shape: Shape<T>): Promise<T> {
  return shaped(shape, await read(await answered(path, { headers: { Accept: 'application/json' } })), path);
}

function shaped<T>(shape: Shape<T>, value: unknown, asked: string): T {
  try {
    return shape(value, asked);
  } catch (reason) {
    throw reason instanceof Misshapen ? new ApiError(UNREADABLE_ANSWER, reason.message, '') : reason;
  }
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

const VERSIONS: Record<string, string> = { iam: '2010-05-08', rollcall: '2026-12-01' };

// Calls one action of the API and returns its Result in the shape that is given: an action of IAM by its name
// ('ListUsers'), another service's with that service's name in front ('rollcall:ListUserSummaries').
export async function ask<T>(name: string, shape: Shape<T>, parameters: Parameters = {}): Promise<T> {
  const colon = name.indexOf(':');
  const service = colon === -1 ? 'iam' : name.slice(0, colon);
  const action = name.slice(colon + 1);
  const form = new URLSearchParams({ Action: action, Version: VERSIONS[service] ?? '' });
  for (const [parameter, value] of Object.entries(parameters)) {
    if (value !== undefined) {
      form.set(parameter, String(value));
    }
  }
  const response = await answered(paths.api, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: form,
  });
  return shaped(member(`${action}Response`, member(`${action}Result`, shape)), await read(response), action);
}

// Calls an action that is to do something, not to tell it: its answer has a Result only where it tells all the same.
export async function call(action: string, parameters: Parameters = {}): Promise<void> {
  await ask(action, nothing, parameters);
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
    takeStep(shaped(Step, await read(response), paths.session));
  } else if ((await errorOf(response)).code === NOT_SIGNED_IN) {
    forgetSession('ended');
  }
}

async function read(response: Response): Promise<unknown> {
  const body = await response.text();
  try {
    return body === '' ? {} : JSON.parse(body);
  } catch {
    throw new ApiError(String(response.status), response.statusText, '');
  }
}

async function errorOf(response: Response): Promise<ApiError> {
  const body = await read(response);
  const ofDoor = fitted(DoorError, body)?.error;
  if (ofDoor !== undefined) {
    const { code, message, requestId, retryAfterSeconds } = ofDoor;
    const seconds = retryAfterSeconds ?? Number(response.headers.get('Retry-After') ?? 0);
    return new ApiError(code, message, requestId, seconds);
  }
  const ofQuery = fitted(QueryError, body);
  if (ofQuery !== undefined) {
    return new ApiError(ofQuery.Error.Code, ofQuery.Error.Message ?? '', ofQuery.RequestId ?? '');
  }
  return new ApiError(String(response.status), response.statusText, '');
}
