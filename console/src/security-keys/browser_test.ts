import { expect, test } from 'vitest';
import { isOpenedByAddress } from './browser';

test('Browsers keep keys for names, and for no address', () => {
  for (const address of ['127.0.0.1', '192.0.2.17', '[::1]', '[2001:db8::1]']) {
    expect(isOpenedByAddress(address), address).toBe(true);
  }
  for (const name of ['localhost', 'iam.example.com', '1.example.com', 'iam-4']) {
    expect(isOpenedByAddress(name), name).toBe(false);
  }
});
