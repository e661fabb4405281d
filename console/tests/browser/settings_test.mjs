import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { becomes, launch, said, visitor } from './browser.mjs';
import { settled } from './pages.mjs';
import { heading, signIn } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('A password policy is looked at before it is set, and stands after a reload', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/account-settings');
  await page.getByText('Nobody’s password would be expired now.').waitFor();
  await page.getByRole('radio', { name: 'Custom' }).check();
  await page.getByLabel('Minimum length').fill('12');
  await page.getByRole('checkbox', { name: 'Turn on password expiration' }).check();
  await page.getByLabel('Expire passwords after (days)').fill('30');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Set custom' }).click();
  await said(page, 'The password policy is saved');
  await page.reload();
  await becomes(() => page.getByLabel('Minimum length').inputValue(), '12');
  await becomes(() => page.getByLabel('Expire passwords after (days)').inputValue(), '30');
  assert.deepEqual(problems, []);
  await close();
});

test('A number that the server refuses is refused in its own words', async () => {
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/account-settings');
  await page.getByRole('radio', { name: 'Custom' }).check();
  await page.getByLabel('Minimum length').fill('5');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Set custom' }).click();
  await page.getByRole('dialog').getByText(/minimumPasswordLength/).waitFor();
  await close();
});

test('Language, time zone and theme are chosen once and stay', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/user?name=alice');
  const choose = async (menu, item) => {
    await page.getByRole('button', { name: menu }).first().click();
    await page.getByRole('menuitemcheckbox', { name: item }).click();
  };
  await page.getByText('(UTC+00:00)').first().waitFor();
  await settled(page);
  await choose('Time zone', /Other time zone/);
  await page.getByLabel('Name of the time zone').fill('Asia/Tokyo');
  await page.getByRole('option', { name: 'Asia/Tokyo' }).first().waitFor();
  await page.keyboard.press('Escape'); // closes the list, which lies over the button
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('(UTC+09:00)').first().waitFor();
  await choose('Theme', 'Dark');
  await choose('Language', '日本語');
  await page.getByRole('tab', { name: 'セキュリティ認証情報' }).waitFor();
  await page.reload();
  await page.getByRole('tab', { name: 'セキュリティ認証情報' }).waitFor();
  await page.getByText('(UTC+09:00)').first().waitFor();
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  assert.equal(await page.locator('html').getAttribute('lang'), 'ja');
  assert.deepEqual(problems, []);
  await close();
});

test('A policy that is not one is refused in the words of the server, and nothing typed is lost', async () => {
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/policies');
  await heading(page, /^Policies/);
  await page.getByRole('button', { name: 'Create policy' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Policy name').fill('Broken');
  await dialog.getByRole('textbox', { name: 'Policy document (JSON)' }).fill('{"Version": "2012-10-17"');
  await dialog.getByRole('button', { name: 'Create policy' }).click();
  await dialog.getByText(/MalformedPolicyDocument/).waitFor();
  assert.equal(
    await dialog.getByRole('textbox', { name: 'Policy document (JSON)' }).innerText(),
    '{"Version": "2012-10-17"',
  );
  await close();
});

test('The policies of AWS are listed beside those of the account, and offer no change', async () => {
  const { page, close, problems } = await visitor(browser);
  await signIn(page, 'alice', '/console/policies');
  await heading(page, /^Policies/);
  await page.getByRole('row', { name: /IAMReadOnlyAccess/ }).getByText('AWS managed').waitFor();
  await page.getByRole('link', { name: 'IAMReadOnlyAccess' }).click();
  await heading(page, 'IAMReadOnlyAccess');
  await page.getByText('AWS managed: it can be attached, but not changed or deleted.').waitFor();
  await page.getByText('"Version": "2012-10-17"').waitFor();
  assert.equal(await page.getByRole('button', { name: /^(Delete|Edit as new version)$/ }).count(), 0);
  assert.deepEqual(problems, []);
  await close();
});
