// Testing permissions: from the pages of users, roles, groups and policies, with what decided, and as an address to send.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { launch, PHONE, quiet, visitor } from './browser.mjs';
import { textOf, write } from './editor.mjs';
import { settled } from './pages.mjs';
import { at, heading, signIn, world } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function visiting(deed, options) {
  const guest = await visitor(browser, options);
  try {
    await deed(guest.page, guest.context);
    assert.deepEqual(guest.problems, []);
  } finally {
    await guest.close();
  }
}

const PAGE = '/console/test-permissions';
const arnOf = (kind, name) => `arn:aws:iam::${world.accountId}:${kind}/${name}`;

const WORDS = {
  en: {
    test: 'Test permissions',
    run: 'Run test',
    actions: 'Actions',
    narrow: 'Type a part of the name',
    results: 'Results',
  },
  ja: {
    test: 'アクセス許可をテスト',
    run: 'テストを実行',
    actions: 'アクション',
    narrow: '名前の一部を入力',
    results: '結果',
  },
};

// From the page of somebody or something by its button: to the form that knows whom it is about.
async function openTest(page, path, language = 'en') {
  const words = WORDS[language];
  await page.goto(at(path));
  await settled(page);
  await page.locator('#main').getByRole('link', { name: words.test, exact: true }).click();
  await heading(page, words.test);
  await quiet(page);
}

// What is read aloud of the last choice becomes a part of the name of an option. Names that go on behind the one that is
// meant come after it.
function optionOf(page, action) {
  return page.getByRole('option').filter({ has: page.getByText(action, { exact: true }) }).first();
}

async function choose(page, actions, language = 'en') {
  const words = WORDS[language];
  const main = page.locator('#main');
  await main.getByRole('button', { name: new RegExp(`^${words.actions}`) }).click();
  for (const action of actions) {
    await main.getByRole('combobox', { name: words.narrow }).fill(action);
    // Narrowed: what does not say it is the head of a service alone.
    await page.getByRole('option').filter({ hasNotText: action }).nth(1).waitFor({ state: 'hidden' });
    await optionOf(page, action).click();
  }
  await page.keyboard.press('Escape');
  await main.getByRole('option').first().waitFor({ state: 'hidden' });
}

async function run(page, language = 'en') {
  await page.getByRole('button', { name: WORDS[language].run }).click();
  await page.getByRole('heading', { level: 2, name: new RegExp(`^${WORDS[language].results}`) }).waitFor();
  await quiet(page);
}

// Action, resource and decision of each row, and the row itself for more.
async function outcomes(page) {
  const rows = page.getByRole('table', { name: 'Results' }).getByRole('row');
  const told = [];
  for (const row of (await rows.all()).slice(1)) {
    const cells = await row.getByRole('cell').or(row.getByRole('rowheader')).allInnerTexts();
    told.push(cells.map(cell => cell.replaceAll(/\s+/g, ' ').trim()));
  }
  return told;
}

const decisions = async page => (await outcomes(page)).map(([action, resource, decision]) => [action, resource, decision]);

test('From a user: allowed, denied explicitly and implicitly, each with what decided', () =>
  visiting(async page => {
    await signIn(page, 'alice');
    await openTest(page, '/console/user?name=tested');
    await choose(page, ['s3:GetObject', 's3:DeleteObject', 'iam:CreateUser']);
    await page.getByLabel('Resources').fill('arn:aws:s3:::reports/may\narn:aws:s3:::other/x');
    await run(page);
    assert.deepEqual(await decisions(page), [
      ['s3:GetObject', 'arn:aws:s3:::reports/may', 'Allowed'],
      ['s3:GetObject', 'arn:aws:s3:::other/x', 'Implicitly denied'],
      ['s3:DeleteObject', 'arn:aws:s3:::reports/may', 'Explicitly denied'],
      ['s3:DeleteObject', 'arn:aws:s3:::other/x', 'Explicitly denied'],
      ['iam:CreateUser', 'arn:aws:s3:::reports/may', 'Implicitly denied'],
      ['iam:CreateUser', 'arn:aws:s3:::other/x', 'Implicitly denied'],
    ]);
    const why = (await outcomes(page)).map(cells => cells[3]);
    const group = 'inline policy operate (group operators)';
    assert.equal(
      why[0],
      `Allowed by ${group} Statement in line 4 { "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::reports/*" }`,
    );
    assert.equal(why[1], 'No statement allows it.');
    assert.equal(
      why[2],
      `Denied by ${group} Statement in lines 5 to 10 { "Sid": "NeverDelete", "Effect": "Deny", "Action": "s3:Delete*", "Resource": "*" }`,
    );
    await page.getByText('1 allowed, 5 denied').first().waitFor();
    assert.deepEqual((await examine(page)).violations, []);
    await page.getByRole('link', { name: 'operators' }).first().click();
    await heading(page, 'operators');
  }));

test('A context key that a policy asks for is offered by its type, and decides; Back and the address show it again', () =>
  visiting(async (page, context) => {
    await signIn(page, 'alice');
    await openTest(page, '/console/user?name=tested');
    await choose(page, ['iam:GetUser']);
    await run(page);
    const without = await outcomes(page);
    assert.deepEqual(without[0].slice(2), [
      'Implicitly denied',
      'No statement allows it. Without a value, though statements ask for it: aws:SourceIp',
    ]);
    await page.getByText('An address, such as 192.0.2.7').waitFor(); // of its type
    await page.getByLabel('aws:SourceIp').fill('192.0.2.7');
    await run(page);
    assert.deepEqual(await decisions(page), [['iam:GetUser', 'All resources (*)', 'Allowed']]);
    const address = page.url();

    await page.goBack();
    await page.getByText('0 allowed, 1 denied').first().waitFor();
    assert.equal(await page.getByLabel('aws:SourceIp').inputValue(), '');
    await page.goForward();
    await page.getByText('1 allowed, 0 denied').first().waitFor();
    assert.equal(await page.getByLabel('aws:SourceIp').inputValue(), '192.0.2.7');

    const colleague = await context.newPage();
    await colleague.goto(address);
    await colleague.getByText('1 allowed, 0 denied').first().waitFor();
    assert.equal(await colleague.getByLabel('aws:SourceIp').inputValue(), '192.0.2.7');
    await colleague.close();
  }));

test('A key that no policy asks for can be added with its type, and removed', () =>
  visiting(async page => {
    await signIn(page, 'alice');
    await openTest(page, '/console/user?name=tested');
    for (const [key, hint] of [
      ['aws:MultiFactorAuthPresent', 'True or false'],
      ['aws:TagKeys', 'One in each line: Text'],
      ['ec2:Owner', 'Text'],
    ]) {
      await page.getByLabel('Another condition key').fill(key);
      await page.getByRole('button', { name: 'Add key' }).click();
      await page.getByRole('button', { name: `Remove ${key}` }).waitFor();
      await page.getByText(hint, { exact: true }).last().waitFor();
    }
    await page.getByLabel('aws:MultiFactorAuthPresent', { exact: true }).click();
    await page.getByRole('option', { name: 'true' }).click();
    await page.getByRole('button', { name: 'Type of ec2:Owner' }).click(); // nobody here knows its type
    await page.getByRole('option', { name: 'Number', exact: true }).click();
    await page.getByLabel('ec2:Owner', { exact: true }).fill('7');
    await page.getByRole('button', { name: 'Remove aws:TagKeys' }).click();
    await choose(page, ['iam:GetUser']);
    await run(page);
    const said = new URL(page.url()).searchParams.get('context');
    assert.deepEqual(JSON.parse(said), [
      ['aws:MultiFactorAuthPresent', 'boolean', 'true'],
      ['ec2:Owner', 'numeric', '7'],
    ]);
  }));

test('A boundary that the user has is told, and so is one in its place', () =>
  visiting(async page => {
    await signIn(page, 'alice');
    await openTest(page, '/console/user?name=bounded');
    await choose(page, ['iam:GetCredentialReport', 'iam:ListUsers']);
    await run(page);
    const [report, list] = await outcomes(page);
    assert.equal(report[2], 'Allowed');
    assert.match(report[3], /managed policy IAMReadOnlyAccess \(user bounded\) Statement in lines? [\d to]+ \{ "Effect": "Allow"/);
    assert.match(report[3], /managed policy ReadReports \(permissions boundary\) Statement in line 1 \{ "Effect": "Allow"/);
    assert.deepEqual(list.slice(2), ['Implicitly denied', 'The permissions boundary does not allow it.']);

    await page.getByLabel('A managed policy as boundary').check();
    await page.getByLabel('Policy that is the boundary').click();
    await page.getByRole('combobox', { name: 'Type a part of the name' }).fill('IAMReadOnly');
    await page.getByRole('option', { name: /IAMReadOnlyAccess/ }).click();
    await run(page);
    assert.deepEqual((await decisions(page)).map(([, , decision]) => decision), ['Allowed', 'Allowed']);
    assert.deepEqual((await examine(page)).violations, []);
  }));

test('A policy is tested alone, and a changed copy of it before it is saved anywhere', () =>
  visiting(async (page, context) => {
    await signIn(page, 'alice');
    await openTest(page, `/console/policy?name=${encodeURIComponent(world.policyArn)}`);
    await choose(page, ['iam:GetCredentialReport', 'iam:ListUsers']);
    await run(page);
    const told = await outcomes(page);
    assert.deepEqual(told.map(cells => cells[2]), ['Allowed', 'Implicitly denied']);
    assert.match(told[0][3], /^Allowed by managed policy ReadReports Statement in line 1 \{/);

    await page.getByRole('button', { name: 'Change a copy of it' }).click();
    const editor = page.getByRole('textbox', { name: 'The policy to test (JSON)' });
    await editor.waitFor();
    await write(editor, (await textOf(editor)).replace('iam:GetCredentialReport', 'iam:List*'));
    await page.getByText('Nothing is wrong with this document.').waitFor();
    await run(page);
    const changed = await outcomes(page);
    assert.deepEqual(changed.map(cells => cells[2]), ['Implicitly denied', 'Allowed']);
    assert.equal(
      changed[1][3],
      'Allowed by the policy written here Statement in lines 4 to 10 { "Effect": "Allow", "Action": [ "iam:List*" ], "Resource": "*" }',
    );
    assert.ok(!new URL(page.url()).search.includes('Statement')); // the document stays in the browser

    const colleague = await context.newPage();
    await colleague.goto(page.url());
    await colleague.getByText('1 allowed, 1 denied').first().waitFor();
    await colleague.close();
  }));

test('What is missing is said before anything is asked', () =>
  visiting(async page => {
    await signIn(page, 'alice', PAGE);
    await heading(page, 'Test permissions');
    await quiet(page);
    await page.getByRole('button', { name: 'Run test' }).click();
    await page.getByRole('alert').getByText('Choose whose permissions are tested. Choose at least one action.').waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Results' }).count(), 0);
    await page.getByRole('button', { name: /^User/ }).click();
    await page.getByRole('combobox', { name: 'Type a part of the name' }).fill('tes');
    await page.getByRole('option', { name: /^tested/ }).click();
    await choose(page, ['iam:GetUser']);
    await page.getByText('Choose whose permissions are tested.').waitFor({ state: 'hidden' });
    await run(page);
    await page.getByText('0 allowed, 1 denied').first().waitFor();
  }));

test('From a role in Japanese on a phone: with a policy in addition, and within a boundary written for the test', () =>
  visiting(
    async page => {
      await signIn(page, 'alice', '/console/', { language: 'ja' });
      await openTest(page, '/console/role?name=deploy', 'ja');
      await choose(page, ['s3:GetObject'], 'ja');
      await run(page, 'ja');
      await page.getByText('暗黙的な拒否').waitFor();
      await page.getByText('許可するステートメントがありません。').waitFor();

      const document = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}';
      await page.getByLabel('別のポリシーを追加してテスト').check();
      const added = page.getByRole('textbox', { name: '追加するポリシー (JSON)' });
      await added.waitFor();
      await write(added, document);
      await page.getByText('このドキュメントに問題はありません。').waitFor();
      await run(page, 'ja');
      await page.getByText('許可 1 件、拒否 0 件').first().waitFor();
      await page.getByText('ここで記述したポリシー').waitFor();

      await page.getByLabel('ここで記述する境界').check();
      const boundary = page.getByRole('textbox', { name: '境界 (JSON)' });
      await boundary.waitFor();
      await write(boundary, document.replace('s3:*', 'iam:*'));
      await page.getByText('このドキュメントに問題はありません。').nth(1).waitFor();
      await run(page, 'ja');
      await page.getByText('アクセス許可の境界で許可されていません。').waitFor();
      assert.deepEqual((await examine(page)).violations, []);
      const { width } = await page.evaluate(() => ({ width: document.documentElement.scrollWidth }));
      assert.ok(width <= PHONE.width, `the page is ${width} wide`);
    },
    { language: 'ja', size: PHONE },
  ));

// Tab, until what is meant has the focus.
async function tabTo(page, target) {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if (await target.evaluate(element => element.contains(document.activeElement))) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  assert.fail('Tab does not lead there');
}

test('By keyboard alone, from the group to the result, where one goes on', () =>
  visiting(async page => {
    await signIn(page, 'alice', '/console/group?name=operators');
    await settled(page);
    await tabTo(page, page.locator('#main').getByRole('link', { name: 'Test permissions' }));
    await page.keyboard.press('Enter');
    await heading(page, 'Test permissions');
    await quiet(page);
    await tabTo(page, page.getByRole('button', { name: /^Actions/ }));
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Type a part of the name' }).waitFor();
    await page.keyboard.type('s3:GetObject');
    await optionOf(page, 's3:GetObject').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove s3:GetObject' }).waitFor();
    await page.keyboard.press('Escape');
    await tabTo(page, page.getByLabel('Resources'));
    await page.keyboard.type('arn:aws:s3:::reports/june');
    await tabTo(page, page.getByRole('button', { name: 'Run test' }));
    await page.keyboard.press('Enter');
    await page.getByText('1 allowed, 0 denied').first().waitFor();
    const focused = page.locator('.anchor:focus');
    await focused.getByRole('heading', { name: /^Results/ }).waitFor();
  }));

test('Who may not test is not offered it', () =>
  visiting(async page => {
    await signIn(page, 'carla');
    await heading(page, 'Users');
    await page.goto(at('/console/user?name=tested'));
    await settled(page);
    assert.equal(await page.getByRole('link', { name: 'Test permissions' }).count(), 0);
  }));

test('From a denial on a page to the test that explains it', () =>
  visiting(async page => {
    await signIn(page, 'asker');
    await page.goto(at('/console/user?name=tested'));
    await page.getByRole('link', { name: 'Test this permission' }).first().click();
    await heading(page, 'Test permissions');
    await page.getByText('0 allowed, 1 denied').first().waitFor();
    const [[action, resource, decision, why]] = await outcomes(page);
    assert.deepEqual(
      [action, resource, decision, why],
      ['iam:GetUser', arnOf('user', 'tested'), 'Implicitly denied', 'No statement allows it.'],
    );
  }));

test('Who may ask the simulator and read nothing enters the ARN, and sees decisions without their statements', () =>
  visiting(async page => {
    await signIn(page, 'asker');
    await page.getByRole('navigation').first().getByRole('link', { name: 'Test permissions' }).click();
    await heading(page, 'Test permissions');
    await quiet(page);
    await page.getByRole('button', { name: /^What is tested/ }).click();
    const kinds = (await page.getByRole('option').allInnerTexts()).map(text => text.split('\n')[0]);
    assert.deepEqual(kinds, ['A user', 'A user group', 'A role']);
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'User', exact: true }).fill(arnOf('user', 'tested'));
    await choose(page, ['s3:DeleteObject']);
    await run(page);
    const [[action, , decision, why]] = await outcomes(page);
    assert.deepEqual([action, decision], ['s3:DeleteObject', 'Explicitly denied']);
    assert.equal(
      why,
      'Denied by policy group_operators_operate You may not read the policy, so that its statement is not shown.',
    );
    await page.getByRole('textbox', { name: 'User', exact: true }).fill(arnOf('user', 'nobody'));
    await run(page);
    await page.getByRole('alert').getByText('NoSuchEntity').waitFor();
  }));
