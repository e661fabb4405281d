// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { languageOf, preferencesOf } from './store';

test('The language is the first that the browser wishes and we speak', () => {
  expect(languageOf(['ja-JP', 'en'])).toBe('ja');
  expect(languageOf(['fr', 'en-GB', 'ja'])).toBe('en');
  expect(languageOf(['fr'])).toBe('en');
});

test('A stored choice comes before the wish of the browser', () => {
  expect(preferencesOf({ language: 'en' }, ['ja'])).toMatchObject({ language: 'en', zone: 'browser', theme: 'system' });
});

test('A stored choice that means nothing is forgotten', () => {
  const stored = { language: 'xx', zone: 'Mars/Olympus', theme: 'pink' };
  expect(preferencesOf(stored, ['ja'])).toEqual({ language: 'ja', zone: 'browser', theme: 'system' });
});

test('Times are in the zone of the browser until another is chosen', () => {
  expect(preferencesOf({}, ['ja']).zone).toBe('browser');
  expect(preferencesOf({ zone: 'UTC' }, ['ja']).zone).toBe('UTC');
  expect(preferencesOf({ zone: 'Asia/Tokyo' }, ['ja']).zone).toBe('Asia/Tokyo');
});
