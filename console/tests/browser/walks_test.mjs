// Parts: en ja
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, visitor } from './browser.mjs';
import { JOBS, walk } from './walk.mjs';
import { fillSignIn, at, world } from './world.mjs';

const language = world.part;

const WORDS = {
  en: {
    users: 'Users',
    create: 'Create user',
    userName: 'User name',
    console: 'Give access to the console',
    next: 'Next',
    csv: 'Download .csv file',
    done: 'Everything is done',
    auditor: 'Give an auditor access',
    until: 'End the access by itself after a day',
    lastDay: 'Last day',
    role: 'A role for the account of the auditor',
    account: 'Account ID of the auditor',
    give: 'Give access',
    promised: 'As promised: the credential report and nothing else.',
    copy: /^Copy the text/,
    copied: 'Copied',
    search: 'Find by property or value',
    age: 'Active key age >= 90',
    days: /^1\d\d days$/,
    keys: 'Access keys',
    rotate: /^Rotate: AKIA/,
    createKey: 'Create access key',
    deactivate: 'Deactivate',
    inactive: 'Inactive',
    newPassword: 'New password',
    rules: /at least 8 characters/,
  },
  ja: {
    users: 'ユーザー',
    create: 'ユーザーを作成',
    userName: 'ユーザー名',
    console: 'コンソールへのアクセスを提供する',
    next: '次へ',
    csv: '.csv ファイルをダウンロード',
    done: 'すべて完了しました',
    auditor: '監査人にアクセスを許可',
    until: '指定した日を過ぎたら自動的にアクセスを終了する',
    lastDay: '最終日',
    role: '監査人のアカウント用のロール',
    account: '監査人のアカウント ID',
    give: 'アクセスを許可',
    promised: '想定どおりです。認証情報レポート以外には何もアクセスできません。',
    copy: /^本文をコピー/,
    copied: 'コピーしました',
    search: 'プロパティまたは値で検索',
    age: 'アクティブなキーの経過日数 >= 90',
    days: /^1\d\d\s日$/,
    keys: 'アクセスキー',
    rotate: /: AKIA/,
    createKey: 'アクセスキーを作成',
    deactivate: '非アクティブ化',
    inactive: '非アクティブ',
    newPassword: '新しいパスワード',
    rules: /8\s文字以上/,
  },
}[language];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function press(page, role, name) {
  await page.getByRole(role, { name, exact: true }).click();
}

async function downloaded(page, button) {
  const begun = page.waitForEvent('download');
  await button.click();
  return (await readFile(await (await begun).path(), 'utf8')).trim().split('\r\n').map(line => line.split(','));
}

test('A user is made with console access and a group, and signs in', async () => {
  const { page, problems, close } = await visitor(browser, { language });
  const [heads, cells] = await walk(page, JOBS.createUser, language, async () => {
    await press(page, 'link', WORDS.users);
    await press(page, 'button', WORDS.create);
    await page.getByLabel(WORDS.userName, { exact: true }).fill('newcomer');
    await press(page, 'checkbox', WORDS.console);
    await page.getByRole('checkbox', { name: 'developers' }).click();
    await press(page, 'button', WORDS.next);
    await press(page, 'button', WORDS.create);
    await page.getByText(WORDS.done).first().waitFor();
    return downloaded(page, page.getByRole('button', { name: WORDS.csv, exact: true }));
  });
  assert.deepEqual(heads, ['User name', 'Password', 'Console sign-in URL']);
  assert.deepEqual([cells[0], cells[2]], ['newcomer', at('/console/?account=example')]);

  const theirs = await visitor(browser, { language });
  await theirs.page.goto(at('/console/'));
  const password = cells[1].replaceAll('"', '');
  await fillSignIn(theirs.page, 'newcomer', { password, language });
  await theirs.page.getByLabel(WORDS.newPassword, { exact: true }).waitFor();
  await theirs.page.getByText(WORDS.rules).first().waitFor();
  await theirs.close();
  assert.deepEqual(problems, []);
  await close();
});

test('An auditor is given access as a user until a date, tried, and written to', async () => {
  const { page, context, problems, close } = await visitor(browser, { language });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const text = await walk(page, JOBS.auditorUser, language, async () => {
    await press(page, 'link', WORDS.auditor);
    await page.getByLabel(WORDS.userName, { exact: true }).fill('jones');
    await press(page, 'checkbox', WORDS.until);
    await page.getByLabel(WORDS.lastDay, { exact: true }).fill('2099/12/31');
    await press(page, 'button', WORDS.next);
    await press(page, 'button', WORDS.give);
    await page.getByText(WORDS.promised).first().waitFor();
    await page.getByRole('button', { name: WORDS.copy }).first().click();
    await page.getByText(WORDS.copied).first().waitFor();
    await page.getByRole('button', { name: WORDS.csv, exact: true }).click();
    return page.evaluate(() => navigator.clipboard.readText());
  });
  assert.match(text, /jones/);
  assert.match(text, /2100/);
  assert.doesNotMatch(text, /{|}/);
  assert.deepEqual(problems, []);
  await close();
});

test('An auditor is given access as a role for an account of their own', async () => {
  const { page, problems, close } = await visitor(browser, { language });
  await walk(page, JOBS.auditorRole, language, async () => {
    await press(page, 'link', WORDS.auditor);
    await page.getByRole('radio', { name: WORDS.role }).click();
    await page.getByLabel(WORDS.account, { exact: true }).fill(world.accountId);
    await press(page, 'button', WORDS.next);
    await press(page, 'button', WORDS.give);
    await page.getByText(WORDS.promised).first().waitFor();
  });
  assert.deepEqual(problems, []);
  await close();
});

test('Keys over 90 days are found, and one of them is rotated', async () => {
  const { page, problems, close } = await visitor(browser, { language });
  await walk(page, JOBS.rotateKey, language, async () => {
    await press(page, 'link', WORDS.users);
    const filter = page.getByRole('combobox', { name: WORDS.search });
    await filter.click();
    await filter.fill(WORDS.age);
    await filter.press('Enter');
    await page.getByRole('link', { name: WORDS.days }).first().click();
    await page.getByRole('button', { name: WORDS.rotate }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: WORDS.createKey, exact: true }).click();
    await downloaded(page, dialog.getByRole('button', { name: WORDS.csv, exact: true }));
    const next = dialog.getByRole('button', { name: WORDS.next, exact: true });
    await next.click();
    await next.click();
    await dialog.getByRole('button', { name: WORDS.deactivate, exact: true }).click();
    await page.getByRole('table', { name: WORDS.keys }).getByText(WORDS.inactive, { exact: true }).waitFor();
  });
  assert.deepEqual(problems, []);
  await close();
});
