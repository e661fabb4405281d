import { afterEach, describe, expect, test, vi } from 'vitest';
import { paths } from '../paths';
import type { Session } from '../session/shapes';
import { sessionPerson, sessionToken, takeStep } from '../session/store';
import { ask, call } from './client';
import { NOT_SIGNED_IN, UNREADABLE_ANSWER, UNTRUSTED } from './error';
import { member, text } from './shape';

const rules = {
  minimumLength: 8,
  uppercase: false,
  lowercase: false,
  numbers: false,
  symbols: false,
  classes: 3,
  reusePrevention: 0,
};
const step = (userName: string, token: string) => ({
  step: 'done' as const,
  token,
  session: {
    accountId: '123456789012',
    accountAlias: null,
    arn: `arn:aws:iam::123456789012:user/${userName}`,
    userName,
    isRoot: false,
    mfa: false,
    signedInAt: '2026-11-28T09:00:00Z',
    expiresAt: '2026-11-28T21:00:00Z',
    idleMinutes: 60,
    passwordExpiresAt: null,
    ownPassword: 'changeable',
    ownPasswordRules: rules,
    passwordRules: rules,
  } satisfies Session,
});
const refusal = (code: string, status: number) =>
  Response.json({ error: { code, message: '', requestId: 'r' } }, { status });

// A server that answers its calls of the API one after the other, and for its session as told.
function serve(session: () => Response, ...answers: Response[]): { tokens: string[] } {
  const tokens: string[] = [];
  vi.stubGlobal('fetch', async (path: string, asked: { headers: Record<string, string> }) => {
    if (path === paths.session) {
      return session();
    }
    tokens.push(asked.headers['X-Rollcall-Token'] ?? '');
    return answers.shift();
  });
  return { tokens };
}

const done = () => Response.json({ GetUserResponse: { GetUserResult: { UserName: 'alice' } } });

afterEach(() => vi.unstubAllGlobals());

describe('A call that is refused for its session', () => {
  test('is made once more when the session of the same person goes on under another token', async () => {
    takeStep(step('alice', 'old'));
    const { tokens } = serve(() => Response.json(step('alice', 'new')), refusal(UNTRUSTED, 403), done());
    await expect(ask('GetUser', member('UserName', text))).resolves.toBe('alice');
    expect(tokens).toEqual(['old', 'new']);
  });

  test('is never made for another person who signed in meanwhile', async () => {
    takeStep(step('alice', 'old'));
    const { tokens } = serve(() => Response.json(step('bob', 'new')), refusal(UNTRUSTED, 403), done());
    await expect(call('DeleteUser')).rejects.toMatchObject({ code: UNTRUSTED });
    expect(tokens).toEqual(['old']);
    expect(sessionPerson()).toMatch(/bob$/);
  });

  test('is given up when the session is over', async () => {
    takeStep(step('alice', 'old'));
    serve(() => refusal(NOT_SIGNED_IN, 401), refusal(NOT_SIGNED_IN, 401));
    await expect(call('GetUser')).rejects.toMatchObject({ code: NOT_SIGNED_IN });
    expect(sessionToken()).toBe('');
  });
});

test('A server that is too busy is asked again', async () => {
  vi.useFakeTimers();
  takeStep(step('alice', 'token'));
  const busy = () => refusal('ServiceUnavailable', 503);
  const { tokens } = serve(done, busy(), busy(), done());
  const answer = ask('GetUser', member('UserName', text));
  await vi.runAllTimersAsync();
  await expect(answer).resolves.toBe('alice');
  expect(tokens).toHaveLength(3);
  vi.useRealTimers();
});

test('An answer in another shape goes no further, and says where', async () => {
  takeStep(step('alice', 'token'));
  serve(done, done());
  await expect(ask('GetUser', member('CreateDate', text))).rejects.toMatchObject({
    code: UNREADABLE_ANSWER,
    message: 'GetUser.GetUserResponse.GetUserResult.CreateDate is not a text',
  });
});

test('What was done needs no result', async () => {
  takeStep(step('alice', 'token'));
  serve(done, Response.json({ DeleteUserResponse: { ResponseMetadata: {} } }));
  await expect(call('DeleteUser')).resolves.toBeUndefined();
});

test('A refusal that is not one of ours is told by its number', async () => {
  takeStep(step('alice', 'token'));
  serve(done, new Response('{"error": "bad gateway"}', { status: 502, statusText: 'Bad Gateway' }));
  await expect(call('GetUser')).rejects.toMatchObject({ code: '502', message: 'Bad Gateway' });
});
