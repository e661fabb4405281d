// The Japanese that people read, of the console and of the printable report, in the words and the spacing of AWS's own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ja } from '../../src/texts/ja';
import { leaves } from './leaves';

// What is not said, and what is said instead.
const OTHERWISE: [RegExp, string][] = [
  [/ログイン/, 'サインイン'],
  [/資格情報|クレデンシャル|証明情報/, '認証情報'],
  [/権限/, 'アクセス許可'],
  [/二要素|2 要素|多段階/, '多要素認証'],
  [/秘密鍵|プライベート鍵/, 'プライベートキー'],
  [/公開鍵|パブリック鍵/, 'パブリックキー'],
  [/(?<!E )メール/, 'E メール'],
  [/無効なキー|有効なキー/, 'アクティブなキー / 非アクティブなキー'],
  [/ユーザ(?!ー)|サーバ(?!ー)|フィルタ(?!ー|リング)|フォルダ(?!ー)|ブラウザー|プロバイダ(?!ー)/, 'ユーザー, サーバー …'],
  [/ライフライン/, '利用タイムライン'],
  [/リクエスト元/, 'リクエストしたユーザー'],
  [/のセル|各セル/, 'レポート項目'],
  [/変わる条件/, '値が変わるタイミング'],
  [/使用なし/, '未使用 / サインインなし'],
  [/エディション/, '準拠仕様'],
  [/適用率/, '有効化率'],
  [/使用方法/, '用途'],
  [/もう一度キャンセル/, 'もう一度 [キャンセル] を選択'],
  [/カスタムを設定|デフォルトを設定/, 'カスタムポリシーを設定 / デフォルトに戻す'],
  [/今すぐ期限切れ/, '適用した時点で期限切れ'],
  [/変化しなくなったら/, '更新されなくなったら'],
  [/もう一度確認$/, '最新の状態に更新'],
  [/この枠/, 'キー 1 / スロット 1'],
  [/ユーザー \d+ 人/, 'ユーザー 54'],
  [/値が適用され/, '当てはまる値がありません'],
  [/してもいいですか|本当に/, '…しますか?'],
  [/下さい|出来|致します|御座/, 'ください, でき …'],
  [/元に戻せません/, '元に戻すことができません'],
];

const LETTER = '[A-Za-z0-9]';
const KANA = '[\\u3040-\\u30fa\\u30fc-\\u30ff\\u4e00-\\u9fff]';
const UNSPACED = new RegExp(`${LETTER}${KANA}|${KANA}${LETTER}`);
// ～ between two numbers is the only sign of full width that AWS writes.
const FULL_WIDTH = /[\uff01-\uff5d\u3000]/;

const PRINTABLE = join(import.meta.dirname, '../../../src/documents/page_texts.cpp');

// The texts of the C++ source, where one begins anew on the next line put together.
function printed(): [string, string][] {
  const source = readFileSync(PRINTABLE, 'utf8');
  const japanese = source.slice(source.indexOf('PageTexts japanese'));
  return [...japanese.matchAll(/\.(\w+) =\s*((?:"(?:[^"\\]|\\.)*"\s*)+),/g)].map(([, name = '', text = '']) => [
    `printable.${name}`,
    text.replaceAll(/"\s*"/g, '').slice(1).replace(/"\s*$/, ''),
  ]);
}

const texts: [string, string][] = [
  ...leaves(ja).map<[string, string]>(([path, text]) => [path, text.replaceAll('\u00a0', ' ')]),
  ...printed(),
];

function offending(pattern: RegExp): string[] {
  return texts.filter(([, text]) => pattern.test(text)).map(([path, text]) => `${path}: ${text}`);
}

describe('The Japanese texts', () => {
  test('are those of the console and of the printable report', () => {
    expect(texts.length).toBeGreaterThan(500);
    expect(printed().length).toBeGreaterThan(25);
  });

  test.each(OTHERWISE)('do not say %s, but: %s', (pattern: RegExp) => {
    expect(offending(pattern)).toEqual([]);
  });

  test('have a space of half width between Latin letters or digits and Japanese', () => {
    expect(offending(UNSPACED)).toEqual([]);
  });

  test('have brackets, digits, colons and question marks of half width', () => {
    expect(offending(FULL_WIDTH)).toEqual([]);
  });

  test('have a space outside of brackets, and none within', () => {
    // The list of symbols that a password may have has brackets of its own.
    const isOfSymbols = (found: string) => found.includes('( ) _ + -');
    expect(offending(/\( | \)|[\u3040-\u30ff\u4e00-\u9fff]\(|\)[\u3040-\u30ff\u4e00-\u9fff]/).filter(found => !isOfSymbols(found))).toEqual([]);
  });

  test('end a sentence of です or ます with its full stop where another follows', () => {
    expect(offending(/(です|ます|ません|ください)\s+[^。、(]/)).toEqual([]);
  });
});
