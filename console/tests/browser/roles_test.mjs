import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { launch, PHONE, visitor } from './browser.mjs';
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
    await deed(guest.page);
    assert.deepEqual(guest.problems, []);
  } finally {
    await guest.close();
  }
}

// Makes a role in the wizard; what the server then has as its trust policy.
async function made(page, name, fill) {
  await page.goto(at('/console/roles'));
  await page.getByRole('button', { name: 'Create role' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Create role' });
  await dialog.getByLabel('Role name').fill(name);
  await fill(dialog);
  await dialog.getByRole('button', { name: 'Create role' }).click();
  await heading(page, name);
  const document = await page.locator('pre').first().innerText();
  return JSON.parse(document).Statement[0];
}

test('A role is made for each kind of trust, and the server has what was chosen', () =>
  visiting(async page => {
    await signIn(page, 'alice', '/console/roles');
    const here = await made(page, 'for-us', dialog => dialog.getByLabel('Require MFA').check());
    assert.deepEqual(here.Principal, { AWS: `arn:aws:iam::${world.accountId}:root` });
    assert.deepEqual(here.Condition, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } });

    const service = await made(page, 'for-a-service', async dialog => {
      await dialog.getByLabel('A service').check();
      const create = dialog.getByRole('button', { name: 'Create role' });
      assert.ok(await create.isDisabled());
      await dialog.getByLabel('Service principal').fill('backup.amazonaws.com');
    });
    assert.deepEqual(service.Principal, { Service: 'backup.amazonaws.com' });

    const custom = await made(page, 'by-hand', async dialog => {
      await dialog.getByLabel('Custom trust policy').check();
      const editor = dialog.getByRole('textbox', { name: 'The trust policy' });
      await editor.waitFor();
      const chosen = await textOf(editor);
      await write(editor, chosen.replace('sts:AssumeRole', 'iam:GetUser'));
      await dialog.getByText(/A trust policy speaks of assuming roles only\./).waitFor();
      await write(editor, chosen.replace(':root', ':user/bob'));
      await dialog.getByText('Nothing is wrong with this document.').waitFor();
    });
    assert.deepEqual(custom.Principal, { AWS: `arn:aws:iam::${world.accountId}:user/bob` });
    assert.equal(await page.getByLabel('An OpenID Connect provider').count(), 0);
  }));

test('Another account is trusted with an external id and MFA, once it is named', () =>
  visiting(async page => {
    await signIn(page, 'alice', '/console/roles');
    await page.getByRole('button', { name: 'Create role' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Create role' });
    await dialog.getByLabel('Role name').fill('for-them');
    await dialog.getByLabel('Another account').check();
    await dialog.getByLabel('External ID (optional)').fill('a-word-between-us');
    await dialog.getByLabel('Require MFA').check();
    assert.ok(await dialog.getByRole('button', { name: 'Create role' }).isDisabled()); // without an account
    await dialog.getByLabel('Account ID').fill(world.accountId);
    await dialog.getByRole('button', { name: 'Create role' }).click();
    await heading(page, 'for-them');
    const { Condition } = JSON.parse(await page.locator('pre').first().innerText()).Statement[0];
    assert.deepEqual(Condition, {
      StringEquals: { 'sts:ExternalId': 'a-word-between-us' },
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    });
  }));

test('Description and session duration are edited where they are shown', () =>
  visiting(async page => {
    await signIn(page, 'alice', '/console/role?name=deploy');
    await page.getByRole('button', { name: 'Edit description and session duration' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Description').fill('Puts releases in place');
    await dialog.getByLabel(/Maximum session duration/).click();
    await page.getByRole('option', { name: '4 hours' }).click();
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByText('Puts releases in place').waitFor();
    await page.getByText('4 hours', { exact: true }).waitFor();
  }));

test('On a phone axe finds nothing in the wizard', () =>
  visiting(
    async page => {
      await signIn(page, 'alice', '/console/roles');
      await page.getByRole('button', { name: 'Create role' }).first().click();
      await page.getByRole('dialog').getByLabel('Another account').check();
      await settled(page);
      assert.deepEqual((await examine(page)).violations, []);
    },
    { size: PHONE },
  ));
