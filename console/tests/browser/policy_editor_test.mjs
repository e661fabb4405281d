// Writing policies: every error with its place, completion, the formatter, and what is different between two versions.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { launch, PHONE, quiet, visitor } from './browser.mjs';
import { textOf, write } from './editor.mjs';
import { signIn, world } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const WRONG = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Permit", "Action": "GetUser", "Resource": "*" }
  ]
}`;

async function openEditor(page, path, button, options = {}) {
  await signIn(page, 'alice', path, options);
  await page.getByRole('button', { name: button, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  const editor = dialog.getByRole('textbox', { name: /^(Policy document|ポリシードキュメント)/ });
  await editor.waitFor();
  return { dialog, editor };
}

test('Every error is said with its line and column, and leads to its place', async () => {
  const { page, problems, close } = await visitor(browser);
  const { dialog, editor } = await openEditor(page, '/console/policies', 'Create policy');
  await write(editor, WRONG);
  await dialog.getByText('2 problems').waitFor();
  const findings = await dialog.getByRole('listitem').allInnerTexts();
  assert.deepEqual(findings, [
    'Line 4, column 17 This is not an effect. Upper and lower case matter. May stand here: Allow, Deny',
    'Line 4, column 37 This is not an action: a service, a colon, and a name or a pattern. May stand here: an action such as iam:GetUser, or *',
  ]);
  await dialog.getByText('Line 4, column 17').click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.type('Allow');
  await dialog.getByText('1 problem', { exact: true }).waitFor();
  assert.match(await textOf(editor), /"Effect": "Allow"/);
  assert.deepEqual(problems, []); // among them whatever the content security policy refuses to the page, not to axe
  assert.deepEqual((await examine(page)).violations, []);
  await close();
});

test('The same in Japanese, on a phone, for a trust policy', async () => {
  const { page, problems, close } = await visitor(browser, { language: 'ja', size: PHONE });
  const { dialog, editor } = await openEditor(page, '/console/role?name=deploy', '編集', { language: 'ja' });
  await write(editor, '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:*", "Principal": "*"}}');
  await dialog.getByText('1 行 70 列').waitFor();
  await dialog.getByText('信頼ポリシーに指定できるのは、ロールの引き受けに関するアクションだけです。 ここに指定できるもの: sts:AssumeRole').waitFor();
  assert.deepEqual(problems, []);
  assert.deepEqual((await examine(page)).violations, []);
  await close();
});

test('Actions, operators and keys are completed from what the server knows, and Tab leads on', async () => {
  const { page, problems, close } = await visitor(browser);
  const { dialog, editor } = await openEditor(page, '/console/user?name=dave', 'Create inline policy');
  await dialog.getByLabel('Policy name').fill('Completed');
  await write(editor, '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Resource": "*", "Action": ""}}');
  await page.keyboard.press('Control+End');
  for (let left = 0; left < 3; left += 1) {
    await page.keyboard.press('ArrowLeft');
  }
  await page.keyboard.type('iam:GetCredentialR');
  await dialog.getByRole('option', { name: 'iam:GetCredentialReport' }).waitFor();
  // Escape closes the list and not the dialog.
  await page.keyboard.press('Escape');
  await dialog.getByRole('option').first().waitFor({ state: 'hidden' });
  assert.ok(await dialog.isVisible());
  await page.keyboard.press('Control+Space');
  await dialog.getByRole('option', { name: 'iam:GetCredentialReport' }).click();
  assert.match(await textOf(editor), /"Action": "iam:GetCredentialReport"\}\}$/);

  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type(', "Condition": {"IpAddress": {"aws:SourceI');
  await dialog.getByRole('option', { name: 'aws:SourceIp' }).click();
  assert.match(await textOf(editor), /"aws:SourceIp/);

  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.shadowRoot === null));
  assert.deepEqual(problems, []);
  await close();
});

test('The formatter lays a document out, and it is stored as it is seen', async () => {
  const { page, problems, close } = await visitor(browser);
  const { dialog, editor } = await openEditor(page, '/console/policies', 'Create policy');
  await dialog.getByLabel('Policy name').fill('Formatted');
  await write(editor, '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}}');
  await dialog.getByRole('button', { name: 'Format' }).click();
  assert.equal((await textOf(editor)).split('\n').length, 8);
  await dialog.getByText('Nothing is wrong with this document.').waitFor();
  await dialog.getByRole('button', { name: 'Create policy' }).click();
  await page.getByRole('heading', { level: 1, name: 'Formatted' }).waitFor();
  await page.getByText('"Action": "iam:GetUser"').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('Two versions of a policy are compared line by line', async () => {
  const { page, problems, close } = await visitor(browser);
  const path = `/console/policy?name=${encodeURIComponent(world.policyArn)}`;
  const { dialog, editor } = await openEditor(page, path, 'Edit as new version');
  const old = await textOf(editor);
  await write(editor, old.replace('iam:GetCredentialReport', 'iam:GetUser'));
  await dialog.getByText('Nothing is wrong with this document.').waitFor();
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await quiet(page);
  await page.getByRole('button', { name: 'Compare v1 with the version in force' }).click();
  const comparison = page.getByRole('dialog', { name: 'From v1 to v2, which is in force' });
  await comparison.waitFor();
  const lines = await comparison.locator('.differences > div').allInnerTexts();
  const changed = lines.filter(line => /Removed|Added/.test(line)).map(line => line.replaceAll(/\s+/g, ' '));
  assert.deepEqual(changed, ['− Removed: "iam:GetCredentialReport"', '+ Added: "iam:GetUser"']);
  assert.deepEqual(problems, []);
  assert.deepEqual((await examine(page)).violations, []);
  await close();
});

test('No page but the editor fetches it', async () => {
  const { page, close } = await visitor(browser);
  const fetched = [];
  page.on('request', request => fetched.push(new URL(request.url()).pathname));
  await signIn(page, 'alice', '/console/policies');
  await page.getByRole('grid', { name: 'Policies' }).waitFor();
  await quiet(page);
  assert.deepEqual(fetched.filter(path => /\/code-[^/]*\.js$/.test(path)), []);
  await page.getByRole('button', { name: 'Create policy' }).first().click();
  await page.getByRole('dialog').getByRole('textbox', { name: /^Policy document/ }).waitFor();
  assert.equal(fetched.filter(path => /\/code-[^/]*\.js$/.test(path)).length, 1);
  await close();
});
