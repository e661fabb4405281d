import { describe, expect, it } from 'vitest';
import { briefAgent } from './origin';

describe('A user agent in few words', () => {
  it('is its first product', () => {
    expect(briefAgent('aws-cli/2.9.19 Python/3.11.2 Linux/6.1.0')).toBe('aws-cli/2.9.19');
    expect(briefAgent('')).toBe('');
    expect(briefAgent('  curl/7.88.1')).toBe('curl/7.88.1');
  });

  it('fits into a line and is cut between signs, whatever a client calls itself', () => {
    expect([...briefAgent('😀'.repeat(64))]).toHaveLength(40);
    expect(briefAgent('x'.repeat(256))).toBe(`${'x'.repeat(39)}…`);
    expect(briefAgent('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
  });
});
