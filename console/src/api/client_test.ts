import { afterEach, describe, expect, test, vi } from 'vitest';
import { paths } from '../paths';
import { type Session, sessionPerson, sessionToken, takeStep } from '../session/store';
import { call } from './client';
import { NOT_SIGNED_IN, UNTRUSTED } from './error';

const step = (userName: string, token: string) => ({
  step: 'done' as const,
  token,
  session: { arn: `arn:aws:iam::123456789012:user/${userName}` } as Session,
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
    await expect(call('GetUser')).resolves.toEqual({ UserName: 'alice' });
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
  const answer = call('GetUser');
  await vi.runAllTimersAsync();
  await expect(answer).resolves.toEqual({ UserName: 'alice' });
  expect(tokens).toHaveLength(3);
  vi.useRealTimers();
});
