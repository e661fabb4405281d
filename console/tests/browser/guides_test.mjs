// Parts: en ja
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { launch, PHONE, visitor } from './browser.mjs';
import { settled } from './pages.mjs';
import { api, at, signIn, world } from './world.mjs';

const language = world.part;
const CREATE = '/console/create-user';
const AUDITOR = '/console/give-an-auditor-access';

const WORDS = {
  en: {
    userName: 'User name',
    userNames: 'User names',
    several: 'Several users',
    names: count => `${count} names`,
    console: 'Give access to the console',
    custom: 'Custom password',
    newPassword: 'New password',
    rules: /at least 8 characters; 3 of uppercase/,
    next: 'Next',
    create: 'Create user',
    createSeveral: count => `Create ${count} users`,
    tooMany: /^At most 50 users/,
    failed: /^Failed: create user dave/,
    some: /^1 of 3 failed/,
    csv: 'Download .csv file',
    users: 'Users',
    leave: 'Leave without the secret?',
    likeAnother: 'Like another user',
    taken: 'Taken from alice: 1 group, 2 policies. You can change them.',
    boundary: 'Permissions boundary',
    give: 'Give access',
    role: 'A role for the account of the auditor',
    account: 'Account ID of the auditor',
    accountMissing: 'Enter the 12 digits of the account ID.',
    externalId: 'External ID',
    promised: 'As promised: the credential report and nothing else.',
    addToGroup: 'Add to group',
    groupName: 'Group name',
    nothing: 'There is nothing more to choose.',
    cancel: 'Cancel',
    attach: 'Attach policy',
    policyArn: 'Policy ARN',
  },
  ja: {
    userName: 'ユーザー名',
    userNames: 'ユーザー名',
    several: '複数のユーザー',
    names: count => `${count}\u00a0人分のユーザー名`,
    console: 'コンソールへのアクセスを提供する',
    custom: 'カスタムパスワード',
    newPassword: '新しいパスワード',
    rules: /8\s文字以上、英大文字、英小文字/,
    next: '次へ',
    create: 'ユーザーを作成',
    createSeveral: count => `${count}\u00a0人のユーザーを作成`,
    tooMany: /^一度に作成できるユーザーは最大/,
    failed: /^失敗: ユーザー dave の作成/,
    some: /^3\s件中 1\s件が失敗しました/,
    csv: '.csv ファイルをダウンロード',
    users: 'ユーザー',
    leave: 'シークレットを取得せずに閉じますか?',
    likeAnother: '既存のユーザーと同じ設定',
    taken: /^alice からコピーしました: グループ 1\s件、ポリシー 2\s件。/,
    boundary: 'アクセス許可の境界',
    give: 'アクセスを許可',
    role: '監査人のアカウント用のロール',
    account: '監査人のアカウント ID',
    accountMissing: /^アカウント ID の 12\s桁の数字を入力してください。/,
    externalId: '外部 ID',
    promised: '想定どおりです。認証情報レポート以外には何もアクセスできません。',
    addToGroup: 'グループに追加',
    groupName: 'グループ名',
    nothing: '他に選択できるものはありません。',
    cancel: 'キャンセル',
    attach: 'ポリシーをアタッチ',
    policyArn: 'ポリシーの ARN',
  },
}[language];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function visitorAt(path, more = {}) {
  const one = await visitor(browser, { language, ...more });
  await signIn(one.page, 'alice', path, { language });
  return one;
}

async function press(page, role, name) {
  await page.getByRole(role, { name, exact: typeof name === 'string' }).click();
}

test('Several users are made from a pasted list; one who is there already fails alone', async () => {
  const { page, problems, close } = await visitorAt(CREATE);
  await press(page, 'radio', WORDS.several);
  const names = page.getByRole('textbox', { name: WORDS.userNames, exact: true });
  await names.fill(Array.from({ length: 51 }, (_, number) => `many-${number}`).join('\n'));
  await press(page, 'button', WORDS.next);
  await page.getByText(WORDS.tooMany).first().waitFor();
  await names.fill('erin\ndave\nfrank\nErin\n');
  await page.getByText(WORDS.names(3), { exact: true }).waitFor();
  await press(page, 'checkbox', WORDS.console);
  assert.ok(await page.getByRole('radio', { name: WORDS.custom }).isDisabled());
  await press(page, 'button', WORDS.next);
  await press(page, 'button', WORDS.createSeveral(3));
  await page.getByText(WORDS.some).first().waitFor();
  await page.getByText(WORDS.failed).waitFor();

  await page.getByRole('link', { name: WORDS.users, exact: true }).first().click();
  await page.getByText(WORDS.leave).first().waitFor();
  const begun = page.waitForEvent('download');
  await press(page, 'button', WORDS.csv);
  const lines = (await readFile(await (await begun).path(), 'utf8')).trim().split('\r\n').slice(1);
  assert.deepEqual(lines.map(line => line.split(',')[0]), ['erin', 'frank']);
  assert.notEqual(lines[0].split(',')[1], lines[1].split(',')[1]);
  await page.getByRole('link', { name: WORDS.users, exact: true }).first().click();
  await page.getByRole('grid', { name: WORDS.users }).getByRole('rowheader', { name: 'frank', exact: true }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('A user like another one may do the same; a password of their own is told its rules first', async () => {
  const { page, problems, close } = await visitorAt(CREATE);
  await page.getByLabel(WORDS.userName, { exact: true }).fill('alan');
  await press(page, 'checkbox', WORDS.console);
  await press(page, 'radio', WORDS.custom);
  await page.getByText(WORDS.rules).waitFor();
  await page.getByLabel(WORDS.newPassword, { exact: true }).fill('weak');
  await api(page, 'AttachUserPolicy', { UserName: 'alice', PolicyArn: world.policyArn });
  await press(page, 'button', WORDS.likeAnother);
  await page.getByRole('radio', { name: 'alice', exact: true }).click();
  await page.getByText(WORDS.taken).waitFor();
  await press(page, 'button', WORDS.next);
  await press(page, 'button', WORDS.create);
  await page.getByText('Password should').first().waitFor();
  const groups = await api(page, 'ListGroupsForUser', { UserName: 'alan' });
  assert.deepEqual(groups.Groups.map(group => group.GroupName), ['developers']);
  const inline = await api(page, 'ListUserPolicies', { UserName: 'alan' });
  assert.deepEqual(inline.PolicyNames, ['given']);
  const attached = await api(page, 'ListAttachedUserPolicies', { UserName: 'alan' });
  assert.deepEqual(attached.AttachedPolicies.map(policy => policy.PolicyArn), [world.policyArn]);
  assert.deepEqual(problems, []);
  await close();
});

test('A role for an auditor trusts their account with the word agreed on and a device, and never gets more', async () => {
  const { page, problems, close } = await visitorAt(AUDITOR);
  await page.getByRole('radio', { name: WORDS.role }).click();
  await press(page, 'button', WORDS.next);
  await page.getByText(WORDS.accountMissing).first().waitFor();
  await page.getByLabel(WORDS.account, { exact: true }).fill(world.accountId);
  await page.getByLabel(WORDS.externalId, { exact: true }).fill('audit-2026');
  await press(page, 'button', WORDS.next);
  await press(page, 'button', WORDS.give);
  await page.getByText(WORDS.promised).first().waitFor();
  const policy = 'arn:aws:iam::aws:policy/rollcall/CredentialReportAuditor';
  const { Role: role } = await api(page, 'GetRole', { RoleName: 'CredentialReportAuditor' });
  assert.equal(role.PermissionsBoundary.PermissionsBoundaryArn, policy);
  const trust = JSON.parse(decodeURIComponent(role.AssumeRolePolicyDocument)).Statement[0];
  assert.deepEqual(trust.Condition, {
    StringEquals: { 'sts:ExternalId': 'audit-2026' },
    Bool: { 'aws:MultiFactorAuthPresent': 'true' },
  });
  const attached = await api(page, 'ListAttachedRolePolicies', { RoleName: 'CredentialReportAuditor' });
  assert.deepEqual(attached.AttachedPolicies.map(one => one.PolicyArn), [policy]);
  assert.deepEqual(problems, []);
  await close();
});

test('What is chosen from lies below its title, and offers nobody what they have', async () => {
  const { page, problems, close } = await visitorAt('/console/user?name=alice&tab=groups');
  await press(page, 'button', WORDS.addToGroup);
  const dialog = page.getByRole('dialog');
  await dialog.getByText(WORDS.nothing).waitFor();
  await press(page, 'button', WORDS.cancel);
  await page.goto(at('/console/user?name=dave'));
  await page.getByRole('button', { name: WORDS.attach, exact: true }).click();
  const search = dialog.getByLabel(WORDS.policyArn, { exact: true });
  await dialog.getByRole('checkbox').first().waitFor();
  await settled(page); // the dialog grows with what it lists, and its title moves
  const title = await dialog.getByRole('heading').first().boundingBox();
  const first = await dialog.getByRole('checkbox').first().boundingBox();
  assert.ok(title.y + title.height <= (await search.boundingBox()).y);
  assert.ok((await search.boundingBox()).y < first.y);
  await search.fill('ReadReports');
  await dialog.getByRole('checkbox', { name: 'ReadReports' }).click();
  await dialog.getByRole('button', { name: WORDS.attach, exact: true }).click();
  await page.getByRole('link', { name: 'ReadReports' }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('axe finds nothing in the guides, at a desk and on a phone, in either theme', async () => {
  for (const more of [{ theme: 'light' }, { theme: 'dark', size: PHONE }]) {
    const { page, problems, close } = await visitorAt(CREATE, more);
    const look = async what => {
      await settled(page);
      assert.deepEqual((await examine(page)).violations, [], what);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= page.viewportSize().width, `${what} is ${width} wide`);
    };
    await press(page, 'checkbox', WORDS.console);
    await page.getByLabel(WORDS.userName, { exact: true }).fill(`looked-at-${more.theme}`);
    await look('create user');
    await press(page, 'button', WORDS.next);
    await look('review');
    await press(page, 'button', WORDS.create);
    await page.getByRole('button', { name: WORDS.csv, exact: true }).click();
    await look('made');
    await page.goto(at(AUDITOR));
    await page.getByLabel(WORDS.userName, { exact: true }).fill(`auditor-${more.theme}`);
    await look('auditor');
    await press(page, 'button', WORDS.next);
    await press(page, 'button', WORDS.give);
    await page.getByText(WORDS.promised).first().waitFor();
    await look('given');
    assert.deepEqual(problems, []);
    await close();
  }
});
