import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { becomes, focused, launch, visitor } from './browser.mjs';
import { settled } from './pages.mjs';
import { heading, signIn } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('A dialog takes the focus into its first field and gives it back', async () => {
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/user?name=dave&tab=credentials');
  await settled(page);
  const button = page.getByRole('button', { name: 'Assign MFA device' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await focused(page.getByLabel('Device name'));
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await focused(button);
  await close();
});

test('Whoever walks on goes on in the new page', async () => {
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice');
  await settled(page);
  await page.getByRole('link', { name: 'Roles', exact: true }).first().focus();
  await page.keyboard.press('Enter');
  await heading(page, /^Roles/);
  await becomes(() => page.evaluate(() => document.activeElement?.id), 'main');
  await becomes(async () => (await page.title()).startsWith('Roles'), true);
  await close();
});

test('A session that was renewed in another tab goes on in this one', async () => {
  const { page, context, problems, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/roles');
  await settled(page); // what is still asked would be refused, too
  const other = await context.newPage();
  await other.goto(page.url());
  await heading(other, /^Roles/);
  await other.getByRole('link', { name: 'deploy', exact: true }).waitFor();
  await other.evaluate(() => fetch('/signin/sign-out', { method: 'POST' }));
  await context.clearCookies();
  await signIn(other, 'alice', '/console/roles');
  await page.getByRole('link', { name: 'Policies', exact: true }).first().click();
  await page.getByRole('grid', { name: 'Policies' }).getByRole('link', { name: 'ReadReports' }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('What a dialog is refused is said aloud, and nothing typed is lost by one key', async () => {
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/policies');
  await page.getByRole('button', { name: 'Create policy' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Policy name').fill('Broken');
  await dialog.getByRole('textbox', { name: 'Policy document (JSON)' }).fill('{');
  await dialog.getByRole('button', { name: 'Create policy' }).click();
  await dialog.getByRole('alert').getByText(/MalformedPolicyDocument/).waitFor();
  await page.keyboard.press('Escape');
  await dialog.getByRole('alert').getByText(/would be lost/).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await close();
});

test('The focus stays near what was deleted', async () => {
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/user?name=alice&tab=groups');
  await settled(page);
  await page.getByRole('button', { name: 'Remove from group: developers' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove from group' }).click();
  await page.getByText('The user is in no group.').waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === 'Add to group');
  await close();
});

test('The details of a line take the focus and give it back', async () => {
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/credential-report');
  await page.getByRole('button', { name: 'Generate report' }).click();
  const line = page.getByRole('grid', { name: 'Users in the report' }).getByRole('link', { name: 'bob' });
  await line.waitFor();
  await settled(page);
  await line.focus();
  await page.keyboard.press('Enter');
  await page.getByText('password_next_rotation').first().waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('#main') === null);
  await page.getByRole('button', { name: 'Close the details' }).click();
  await page.waitForFunction(() => document.activeElement?.textContent === 'bob');
  await close();
});
