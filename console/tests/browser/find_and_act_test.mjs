// Parts: en ja
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, visitor } from './browser.mjs';
import { at, signIn, world } from './world.mjs';

const language = world.part;
const PAGE = '/console/users';

const WORDS = {
  en: {
    users: 'Users',
    select: name => `Select ${name}`,
    actions: /^Actions/,
    all: /^Select all \d+ found$/,
    deactivate: 'Deactivate access keys',
    require: 'Require a new password',
    join: 'Add to group',
    older: 'Only keys at least so many days old',
    noSuchKey: 'Nothing: no key that old or idle',
    noKey: 'Nothing: no active key',
    noPassword: 'Nothing: no console password',
    member: 'Nothing: is in the group already',
    becomes: /becomes inactive$/,
    submit: /^(Deactivate keys of|Require it of|Add) \d+ users?$/,
    done: /^Everything is done/,
    close: 'Done',
    csv: 'Download as CSV',
    must: 'Must be changed at the next sign-in',
    inactive: 'Inactive',
    keys: 'Access keys',
    gone: 'Nothing: you may not see it, or the user is gone',
    failed: /^Failed: /,
    goOn: 'Go on with what failed',
  },
  ja: {
    users: 'ユーザー',
    select: name => `${name} を選択`,
    actions: /^アクション/,
    all: /^検索結果 \d+\s件をすべて選択$/,
    deactivate: 'アクセスキーを非アクティブ化',
    require: '新しいパスワードを要求',
    join: 'グループに追加',
    older: '作成からの日数がこれ以上のキーのみ',
    noSuchKey: '対象外: 条件に当てはまるキーがありません',
    noKey: '対象外: アクティブなキーがありません',
    noPassword: '対象外: コンソールパスワードがありません',
    member: '対象外: すでにグループに所属しています',
    becomes: /を非アクティブ化$/,
    submit: /^\d+\s人(のキーを非アクティブ化|に要求|を追加)$/,
    done: /すべて完了しました$/,
    close: '完了',
    csv: 'CSV としてダウンロード',
    must: '次回のサインイン時に変更が必要',
    inactive: '非アクティブ',
    keys: 'アクセスキー',
    gone: '対象外: 表示する許可がないか、ユーザーが削除されています',
    failed: /^失敗: /,
    goOn: '失敗した処理を続行',
  },
}[language];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

function filtered(...tokens) {
  return at(`${PAGE}?filter=${encodeURIComponent(JSON.stringify({ tokens, operation: 'and' }))}`);
}

async function shown(page, url, wanted) {
  await page.goto(url);
  const table = page.getByRole('grid', { name: WORDS.users });
  await table.getByRole('rowheader', { name: wanted[0], exact: true }).waitFor();
  const names = await table.getByRole('rowheader').allInnerTexts();
  assert.deepEqual(names.map(name => name.trim()).toSorted(), wanted.toSorted());
}

async function begin(page, what) {
  await page.getByRole('button', { name: WORDS.actions }).click();
  await page.getByRole('menuitem', { name: what }).click();
  return page.getByRole('dialog');
}

async function lineOf(dialog, name) {
  return (await dialog.getByRole('row').filter({ hasText: name }).innerText()).replace(/\s+/g, ' ');
}

async function visitorAtUsers() {
  const one = await visitor(browser, { language });
  await signIn(one.page, 'alice', PAGE, { language });
  return one;
}

test('Users are found by their activity, console access, MFA, keys and groups', async () => {
  const { page, problems, close } = await visitorAtUsers();
  const all = ['alice', 'auditor', 'bob', 'carla', 'carol', 'dave'];
  await shown(page, filtered({ property: 'inactive', operator: '>=', value: '120' }), all.slice(1));
  await shown(page, filtered({ property: 'inactive', operator: '<', value: '120' }), ['alice']);
  await shown(page, filtered({ property: 'console', operator: '=', value: 'enabled' }), all);
  await shown(page, filtered({ property: 'keyAge', operator: '>=', value: '120' }), ['alice']);
  await shown(page, filtered({ property: 'keyUnused', operator: '>=', value: '119' }), ['alice']);
  await shown(page, filtered({ property: 'groups', operator: '=', value: 'developers' }), ['alice']);
  await shown(
    page,
    filtered(
      { property: 'console', operator: '=', value: 'enabled' },
      { property: 'mfa', operator: '!=', value: 'none' },
    ),
    ['bob'],
  );
  assert.deepEqual(problems, []);
  await close();
});

test('What the filter found is exported, and no more', async () => {
  const { page, problems, close } = await visitorAtUsers();
  await shown(page, filtered({ property: 'name', operator: ':', value: 'car' }), ['carla', 'carol']);
  const begun = page.waitForEvent('download');
  await page.getByRole('button', { name: WORDS.csv, exact: true }).click();
  const text = await readFile(await (await begun).path(), 'utf8');
  const [heads, ...lines] = text.trim().split('\r\n').map(line => line.split(','));
  assert.equal(heads.length, lines[0].length);
  assert.deepEqual(lines.map(([name]) => name).toSorted(), ['carla', 'carol']);
  assert.match(text, /arn:aws:iam::\d{12}:user\/carla/);
  assert.match(text, /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/);
  assert.deepEqual(problems, []);
  await close();
});

test('A dry run says what would be done to each, and then it is done', async () => {
  const { page, problems, close } = await visitorAtUsers();
  for (const name of ['alice', 'dave']) {
    await page.getByRole('checkbox', { name: WORDS.select(name), exact: true }).click();
  }
  let dialog = await begin(page, WORDS.deactivate);
  await dialog.getByText(WORDS.becomes).first().waitFor();
  assert.ok((await lineOf(dialog, 'dave')).includes(WORDS.noKey));
  await dialog.getByLabel(WORDS.older, { exact: true }).fill('121');
  await dialog.getByText(WORDS.noSuchKey).waitFor();
  assert.ok(await dialog.getByRole('button', { name: WORDS.submit }).isDisabled());
  await dialog.getByLabel(WORDS.older, { exact: true }).fill('120');
  await dialog.getByRole('button', { name: WORDS.submit }).click();
  await dialog.getByText(WORDS.done).first().waitFor();
  await dialog.getByRole('button', { name: WORDS.close, exact: true }).click();

  await page.getByRole('checkbox', { name: WORDS.select('dave'), exact: true }).click();
  dialog = await begin(page, WORDS.require);
  await dialog.getByRole('button', { name: WORDS.submit }).click();
  await dialog.getByText(WORDS.done).first().waitFor();
  await page.goto(at('/console/user?name=dave&tab=credentials'));
  await page.getByText(WORDS.must).waitFor();
  await page.goto(at('/console/user?name=alice&tab=credentials'));
  await page
    .getByRole('table', { name: WORDS.keys })
    .getByText(WORDS.inactive, { exact: true })
    .waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('All whom the filter found are added to a group, but for who is in it; a failure is said and gone on with', async () => {
  const { page, context, problems, close } = await visitorAtUsers();
  await shown(page, filtered({ property: 'name', operator: ':', value: 'a' }), [
    'alice',
    'auditor',
    'carla',
    'carol',
    'dave',
  ]);
  await begin(page, WORDS.all);
  const dialog = await begin(page, WORDS.join);
  await dialog.getByRole('radio', { name: 'developers' }).click();
  await dialog.getByText(WORDS.member).waitFor();
  assert.ok((await lineOf(dialog, 'alice')).includes(WORDS.member));
  let isDown = true;
  await context.route('**/console/api', async route => {
    const form = route.request().postData() ?? '';
    if (isDown && form.includes('Action=AddUserToGroup') && form.includes('UserName=carol')) {
      await route.abort();
    } else {
      await route.continue();
    }
  });
  await dialog.getByRole('button', { name: WORDS.submit }).click();
  await dialog.getByText(WORDS.failed).waitFor();
  assert.equal(await dialog.getByText(WORDS.failed).count(), 1);
  isDown = false;
  await dialog.getByRole('button', { name: WORDS.goOn, exact: true }).click();
  await dialog.getByText(WORDS.done).first().waitFor();
  await page.goto(at('/console/group?name=developers'));
  for (const name of ['alice', 'auditor', 'carla', 'carol', 'dave']) {
    await page.getByRole('link', { name, exact: true }).first().waitFor();
  }
  assert.deepEqual(problems, []);
  await close();
});
