import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { becomes, launch, visitor } from './browser.mjs';
import { settled } from './pages.mjs';
import { at, heading, signIn, world } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('Times are in the zone of the browser from the start, and say so', async () => {
  const { page, close } = await visitor(browser, { zone: 'Asia/Tokyo', language: 'ja' });
  await signIn(page, 'alice', '/console/user?name=alice', { language: 'ja' });
  await page.getByText('(UTC+09:00)').first().waitFor();
  await page.getByRole('button', { name: 'タイムゾーン: Asia/Tokyo' }).first().click();
  const chosen = page.getByRole('menuitemcheckbox', { name: 'このブラウザ (Asia/Tokyo)' });
  assert.equal(await chosen.getAttribute('aria-checked'), 'true');
  await page.getByRole('menuitemcheckbox', { name: 'UTC', exact: true }).click();
  await page.getByText('(UTC+00:00)').first().waitFor();
  await close();
});

test('Back takes a filter away before it leaves the page', async () => {
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/groups');
  await heading(page, /^User groups/);
  await page.getByRole('link', { name: 'Users', exact: true }).click();
  const row = name => page.getByRole('grid', { name: 'Users' }).getByRole('link', { name, exact: true });
  await row('dave').waitFor();
  await page.getByRole('combobox', { name: 'Find by property or value' }).fill('bob');
  await page.keyboard.press('Enter');
  await row('dave').waitFor({ state: 'detached' });
  await page.goBack();
  await row('dave').waitFor();
  await page.goForward();
  await row('dave').waitFor({ state: 'detached' });
  await page.goBack();
  await row('dave').waitFor();
  await page.goBack();
  await heading(page, /^User groups/);
  await close();
});

test('What was done is said on the page where one comes to, and is left behind with it', async () => {
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/groups');
  await page.getByRole('button', { name: 'Create group' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Group name').fill('passing');
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await heading(page, 'passing');
  await settled(page);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const word = page.getByRole('dialog').getByRole('textbox');
  // A wrong word is said to be one, aloud, once it is left or sent; while one types, nothing is.
  await word.fill('pasing');
  await word.press('Enter');
  await page.getByRole('dialog').getByRole('alert').getByText('This is not passing.').waitFor();
  await word.fill('passing');
  await page.getByText('This is not passing.').first().waitFor({ state: 'detached' });
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  const message = page.getByRole('status').getByText('Group passing was deleted');
  await message.waitFor();
  await heading(page, /^User groups/);
  await page.getByRole('link', { name: 'Roles', exact: true }).click();
  await heading(page, /^Roles/);
  await message.waitFor({ state: 'detached' });
  await close();
});

test('A message pushes the heading down and does not cover it, and the next takes its place', async () => {
  const { page, close } = await visitor(browser, { size: { width: 1440, height: 1600 } }); // nothing has to be scrolled to
  await signIn(page, 'alice', '/console/user?name=alice&tab=credentials');
  await settled(page);
  const choose = async deed => {
    await page.getByRole('button', { name: /^Actions: AKIA/ }).click();
    await page.getByRole('menuitem', { name: deed }).click();
  };
  await choose('Deactivate');
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
  const message = page.getByRole('status').filter({ hasText: /is inactive$/ });
  await message.waitFor();
  await settled(page);
  const [said, title] = [await message.boundingBox(), await page.getByRole('heading', { level: 1 }).boundingBox()];
  assert.ok(title.y >= said.y + said.height, `${title.y} below ${said.y + said.height}`);
  await choose('Activate');
  await page.getByRole('status').filter({ hasText: /is active$/ }).waitFor();
  await message.waitFor({ state: 'detached' });
  await close();
});

test('Who has signed in goes on in the page, and who reloads begins at its top', async () => {
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/users');
  await settled(page);
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);
  await becomes(focused, 'main');
  await page.reload();
  await settled(page);
  assert.equal(await focused(), 'BODY');
  await close();
});

test('The root user who is signed in reads when, and no guess about a password', async () => {
  const { page, close } = await visitor(browser);
  await page.goto(at('/console/root-user'));
  await page.getByText('Sign in using root user email').click();
  await page.getByLabel('Root user email address').fill(world.rootEmail);
  await page.getByLabel('Password', { exact: true }).fill(world.password);
  // A report from before this sign-in: alice has it generated.
  const other = await visitor(browser);
  await signIn(other.page, 'alice', '/console/credential-report');
  await settled(other.page);
  await other.page.getByRole('button', { name: 'Generate report' }).click();
  await other.page.getByRole('link', { name: 'alice', exact: true }).waitFor();
  await other.close();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('This sign-in. The report does not show it yet.').waitFor();
  assert.equal(await page.getByText('perhaps because there is no password').count(), 0);
  await close();
});
