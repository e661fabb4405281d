// Parts: en ja
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { becomes, launch, quiet, visitor } from './browser.mjs';
import { settled } from './pages.mjs';
import { api, at, signIn, world } from './world.mjs';

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
    generate: 'Generate report',
    report: 'Users in the report',
    selected: count => `Actions (${count})`,
    mustNow: 'Must set a new password at the next sign-in',
    joins: 'Joins operators',
    would: /^(Something to 1 of 2|Something to 2 of 2)\. Nothing is done yet\.$/,
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
    generate: 'レポートを生成',
    report: 'レポート内のユーザー',
    selected: count => `アクション (${count})`,
    mustNow: '次回のサインイン時に新しいパスワードの設定が必要',
    joins: 'operators に追加',
    would: /^2\s人中 [12]\s人が対象です。まだ何も実行されていません。$/,
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
  const names = async () => (await table.getByRole('rowheader').allInnerTexts()).map(name => name.trim()).toSorted();
  await becomes(names, wanted.toSorted());
  await quiet(page);
  assert.deepEqual(await names(), wanted.toSorted());
}

async function begin(page, what) {
  await quiet(page);
  await page.getByRole('button', { name: WORDS.actions }).click();
  await page.getByRole('menuitem', { name: what }).click();
  return page.getByRole('dialog');
}

function lineOf(dialog, name) {
  return dialog.getByRole('row').filter({ hasText: name });
}

async function visitorAtUsers() {
  const one = await visitor(browser, { language });
  await signIn(one.page, 'alice', PAGE, { language });
  await settled(one.page);
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
  await lineOf(dialog, 'dave').getByText(WORDS.noKey).waitFor();
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
  await lineOf(dialog, 'alice').getByText(WORDS.member).waitFor();
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

// What is done to a line of the report, told line by line before it is done.
async function actFromReport(page, { what, lines, choose = async () => undefined }) {
  for (const name of Object.keys(lines)) {
    await page.getByRole('checkbox', { name: WORDS.select(name), exact: true }).click();
  }
  const dialog = await begin(page, what);
  await choose(dialog);
  for (const [name, would] of Object.entries(lines)) {
    await lineOf(dialog, name).getByText(would).waitFor();
  }
  await dialog.getByText(WORDS.would).waitFor();
  await dialog.getByRole('button', { name: WORDS.submit }).click();
  await dialog.getByText(WORDS.done).first().waitFor();
  await dialog.getByRole('button', { name: WORDS.close, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: WORDS.actions }).waitFor();
}

test('From the report, too, lines are selected and acted on, but nothing is done to the root user', async () => {
  const { page, problems, close } = await visitorAtUsers();
  const { AccessKey: key } = await api(page, 'CreateAccessKey', { UserName: 'carla' });
  await page.goto(at('/console/credential-report'));
  await settled(page);
  await page.getByRole('button', { name: WORDS.generate, exact: true }).click();
  await page.getByRole('grid', { name: WORDS.report }).getByRole('link', { name: 'carla', exact: true }).waitFor();
  await settled(page);

  await page.getByRole('checkbox', { name: WORDS.select('<root_account>'), exact: true }).click();
  await page.getByRole('button', { name: WORDS.actions }).click();
  const item = page.getByRole('menuitem', { name: WORDS.deactivate });
  assert.equal(await item.getAttribute('aria-disabled'), 'true');
  await page.keyboard.press('Escape');
  await begin(page, WORDS.all);
  await page.getByRole('button', { name: WORDS.selected(6), exact: true }).waitFor(); // of seven lines
  await page.reload(); // and nobody is selected any more
  await settled(page);

  await actFromReport(page, { what: WORDS.deactivate, lines: { carla: key.AccessKeyId, bob: WORDS.noKey } });
  await actFromReport(page, { what: WORDS.require, lines: { carla: WORDS.mustNow, bob: WORDS.mustNow } });
  await api(page, 'CreateGroup', { GroupName: 'operators' });
  await api(page, 'AddUserToGroup', { GroupName: 'operators', UserName: 'bob' });
  await actFromReport(page, {
    what: WORDS.join,
    lines: { carla: WORDS.joins, bob: WORDS.member },
    choose: dialog => dialog.getByRole('radio', { name: 'operators' }).click(),
  });
  const keys = await api(page, 'ListAccessKeys', { UserName: 'carla' });
  assert.deepEqual(keys.AccessKeyMetadata.map(({ Status }) => Status), ['Inactive']);
  for (const name of ['carla', 'bob']) {
    const { LoginProfile: profile } = await api(page, 'GetLoginProfile', { UserName: name });
    assert.equal(profile.PasswordResetRequired, true, name);
  }
  const { Users: members } = await api(page, 'GetGroup', { GroupName: 'operators' });
  assert.deepEqual(members.map(({ UserName }) => UserName).toSorted(), ['bob', 'carla']);
  assert.deepEqual(problems, []);
  await close();
});
