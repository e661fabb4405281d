import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { launch, PHONE, said, visitor } from './browser.mjs';
import { settled } from './pages.mjs';
import { at, fillSignIn, heading, signIn, world } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const MOST_CLICKS = 4; // of who off-boards somebody, from the sign-in page

async function visiting(deed, options) {
  const guest = await visitor(browser, options);
  try {
    await deed(guest.page);
    assert.deepEqual(guest.problems, []);
  } finally {
    await guest.close();
  }
}

// The presses of a mouse button; Enter in a form presses none.
async function countClicks(page) {
  await page.addInitScript(() => {
    globalThis.clicks = 0;
    addEventListener('click', event => (globalThis.clicks += event.detail > 0 ? 1 : 0), true);
  });
  return () => page.evaluate(() => globalThis.clicks);
}

async function confirm(page, title, button) {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function isLetIn(user) {
  let isIn;
  await visiting(async page => {
    await page.goto(at('/console/'));
    const answered = page.waitForResponse(response => response.url().endsWith('/signin/begin'));
    await fillSignIn(page, user);
    isIn = (await answered).ok();
  });
  return isIn;
}

test('A user is disabled, shown to be, and enabled again, with everything as it was', () =>
  visiting(async page => {
    await signIn(page, 'alice', '/console/user?name=dave&tab=credentials');
    await page.getByRole('button', { name: 'Create access key' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Create access key' }).click();
    await page.getByRole('dialog', { name: 'Retrieve access key' }).waitFor();
    await page.goto(at('/console/user?name=dave&tab=credentials'));
    const keys = page.getByRole('table', { name: 'Access keys' });
    await keys.getByText('Active', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Disable user' }).click();
    await confirm(page, 'Disable dave?', 'Disable user');
    await page.getByText(/^Disabled since/).waitFor();
    await page.getByText('What waits to be given back: the password and 1 access key.').waitFor();
    await keys.getByText('Inactive', { exact: true }).waitFor();
    await page.getByText('Not enabled').waitFor();
    assert.equal(await isLetIn('dave'), false);

    await page.goto(at('/console/users'));
    const line = page.getByRole('grid', { name: 'Users' }).getByRole('row').filter({ hasText: 'dave' });
    await line.getByText('Disabled', { exact: true }).waitFor();

    await page.goto(at('/console/user?name=dave&tab=credentials'));
    await page.getByRole('button', { name: 'Enable user' }).click();
    await confirm(page, 'Enable dave?', 'Enable user');
    await page.getByRole('button', { name: 'Disable user' }).waitFor();
    await keys.getByText('Active', { exact: true }).waitFor();
    assert.equal(await isLetIn('dave'), true);
  }));

test('Somebody who leaves is looked at, disabled and deleted in four clicks', context =>
  visiting(async page => {
    const clicks = await countClicks(page);
    await page.goto(at('/console/'));
    await fillSignIn(page, 'alice');
    await page.getByRole('link', { name: 'Off-board a user' }).click();
    await page.getByLabel('User', { exact: true }).waitFor();
    await page.getByText('Type a name').waitFor();
    await page.keyboard.type('carla');
    await page.getByRole('option', { name: 'carla', exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const what = page.getByRole('table', { name: 'What the user has' });
    await what.getByRole('row').filter({ hasText: 'Password' }).getByText('Never').waitFor();
    await what.getByRole('row').filter({ hasText: 'Inline policy' }).getByText('given').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Delete user' }).isDisabled());
    await page.getByRole('button', { name: 'Disable now' }).click();
    await page.getByText(/^Disabled since/).waitFor();
    await what.getByText('Set aside').waitFor();
    await page.getByRole('button', { name: 'Delete user' }).click();
    await page.getByLabel('To confirm, type carla').fill('carla');
    await page.keyboard.press('Enter');
    await said(page, 'User carla was deleted');
    const counted = await clicks();
    context.diagnostic(`off-board: ${counted} clicks`);
    assert.ok(counted <= MOST_CLICKS, `${counted} clicks`);
  }));

test('A user is renamed, and what is theirs goes along', () =>
  visiting(async page => {
    await signIn(page, 'alice', '/console/user?name=auditor');
    await page.getByRole('button', { name: 'Rename' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rename auditor' });
    await dialog.getByText('The ARN of the user changes.').waitFor();
    await dialog.getByLabel('New user name').fill('reviewer');
    await dialog.getByRole('button', { name: 'Rename auditor' }).click();
    await heading(page, 'reviewer');
    await page.getByRole('table', { name: 'Inline policies' }).getByText('given').waitFor();
    assert.equal(await isLetIn('reviewer'), true);
  }));

test('Who is about to delete or disable themselves is warned', () =>
  visiting(async page => {
    await signIn(page, 'alice', '/console/user?name=alice');
    for (const button of ['Delete', 'Disable user']) {
      await page.getByRole('button', { name: button, exact: true }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('This is your own user').waitFor();
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await dialog.waitFor({ state: 'hidden' });
    }
    await page.goto(at('/console/user?name=bob'));
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('dialog').getByText('The user is deleted').waitFor();
    assert.equal(await page.getByRole('dialog').getByText('This is your own user').count(), 0);
  }));

test('Sessions are seen with address and browser, and ended by an administrator and by oneself', () =>
  visiting(async page => {
    const other = await visitor(browser);
    await signIn(other.page, 'dave', '/console/my-security-credentials');
    await signIn(page, 'alice', '/console/user?name=dave&tab=credentials');
    const sessions = page.getByRole('table', { name: 'Sign-in sessions' });
    const line = sessions.getByRole('row').filter({ hasText: '127.0.0.1' }).first();
    await line.getByText(/Chrom/).waitFor();
    await line.getByRole('button', { name: /^End session/ }).click();
    await confirm(page, 'End this session?', 'End session');
    await said(page, 'The session is ended');
    await other.page.goto(at('/console/'));
    await heading(other.page, 'Sign in as IAM user');

    await signIn(other.page, 'dave', '/console/my-security-credentials');
    const own = other.page.getByRole('table', { name: 'Sign-in sessions' });
    const here = own.getByRole('row').filter({ hasText: 'This session' });
    await here.getByRole('button', { name: /^End session/ }).click();
    await other.page.getByText('you are signed out').waitFor();
    await other.page.getByRole('dialog').getByRole('button', { name: 'End session' }).click();
    await heading(other.page, 'Sign in as IAM user');
    await other.close();
  }));

test('On a phone, too, axe finds nothing where users are off-boarded, and everything is in reach', () =>
  visiting(
    async page => {
      await signIn(page, 'alice', '/console/off-board?name=bob');
      await settled(page);
      assert.deepEqual((await examine(page)).violations, []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} px too wide`);
      await page.getByRole('button', { name: 'Disable now' }).scrollIntoViewIfNeeded();
      await page.goto(at('/console/user?name=bob&tab=credentials'));
      await settled(page);
      assert.deepEqual((await examine(page)).violations, []);
    },
    { size: PHONE },
  ));

test('The names of Japanese pages are Japanese', () =>
  visiting(
    async page => {
      await signIn(page, 'alice', '/console/off-board?name=bob', { language: 'ja' });
      await page.getByRole('button', { name: '今すぐ無効化' }).waitFor();
      await page.getByRole('table', { name: 'ユーザーが持っているもの' }).getByText('MFA デバイス').waitFor();
      assert.equal(world.account, 'example');
    },
    { language: 'ja' },
  ));
