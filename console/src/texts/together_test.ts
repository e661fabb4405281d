import { expect, test } from 'vitest';
import { together } from './together';

test('A number stays with what it counts, wherever the text stands', () => {
  const texts = together({
    plain: '最大 8 個のデバイス',
    list: ['4 時間以内'],
    said: (days: number) => `${days} 日`,
    left: 'MFA コード、N/A (リージョンなし)',
  });
  expect(texts.plain).toBe('最大\u00a08\u00a0個のデバイス');
  expect(texts.list).toEqual(['4\u00a0時間以内']);
  expect(texts.said(90)).toBe('90\u00a0日');
  expect(texts.left).toBe('MFA コード、N/A (リージョンなし)');
});
