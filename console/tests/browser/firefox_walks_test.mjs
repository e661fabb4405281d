// The main walks, in the other engine.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchFirefox, missing, typed } from './firefox.mjs';
import { visitor } from './browser.mjs';
import { settled } from './pages.mjs';
import { at, fillSignIn, heading, signIn, unspentCode, world } from './world.mjs';

let browser;
before(async () => {
  browser = missing ? undefined : await launchFirefox();
});
after(() => browser?.close());

async function walker(look) {
  const opened = await visitor(browser, look);
  typed(opened.page);
  return opened;
}

const walk = (name, walked) => test(`In Firefox ${name}`, { skip: missing }, walked);

walk('an administrator finds a user, and makes and deactivates an access key', async () => {
  const { page, problems, close } = await walker();
  await signIn(page, 'alice', '/console/users');
  const row = name => page.getByRole('grid', { name: 'Users' }).getByRole('link', { name, exact: true });
  await row('dave').waitFor();
  await page.getByRole('combobox', { name: 'Find by property or value' }).fill('dave');
  await page.keyboard.press('Enter');
  await row('alice').waitFor({ state: 'detached' });
  await row('dave').click();
  await heading(page, 'dave');
  await page.getByRole('tab', { name: 'Security credentials' }).click();
  await page.getByRole('button', { name: 'Create access key' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create access key' }).click();
  const once = page.getByRole('dialog', { name: 'Retrieve access key' });
  await once.getByRole('button', { name: /^Show: Secret access key/ }).click();
  await once.getByText(/^[A-Za-z0-9/+]{40}$/).waitFor();
  await once.getByRole('button', { name: 'Done' }).click();
  await settled(page);
  await page.getByRole('button', { name: /^Actions: AKIA/ }).click();
  await page.getByRole('menuitem', { name: 'Deactivate' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
  await page.getByRole('table', { name: 'Access keys' }).getByText('Inactive').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

walk('a report is generated and a line of it explained, in Japanese', async () => {
  const { page, problems, close } = await walker({ language: 'ja' });
  await signIn(page, 'alice', '/console/credential-report', { language: 'ja' });
  await settled(page);
  await page.getByRole('button', { name: 'レポートを生成' }).click();
  await page.getByRole('link', { name: 'alice', exact: true }).waitFor();
  await settled(page);
  await page.getByRole('link', { name: 'alice', exact: true }).click();
  await page.getByRole('table', { name: /^alice のレポート項目/ }).getByText('password_next_rotation').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

walk('a user with an MFA device signs in with its code, and out again', async () => {
  const { page, problems, close } = await walker();
  await page.goto(at('/console/'));
  await fillSignIn(page, 'bob');
  await page.getByLabel('MFA code').fill(unspentCode(world.seed));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation').first().waitFor();
  await settled(page);
  await page.getByRole('button', { name: /^bob @/ }).first().click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await heading(page, 'Sign in as IAM user');
  assert.deepEqual(problems, []);
  await close();
});
