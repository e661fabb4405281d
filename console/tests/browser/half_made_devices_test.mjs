import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, said, visitor } from './browser.mjs';
import { at, codePair, fillSignIn, heading, oneTimeCode, signIn } from './world.mjs';

const STEP = 30_000;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

// Begins with a device and closes the tab; the seed that was shown.
async function leaveHalfMade(name) {
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/user?name=dave&tab=credentials');
  const seed = await begin(page, name);
  await close();
  return seed;
}

async function begin(page, name) {
  await page.getByRole('button', { name: 'Assign MFA device' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Device name').fill(name);
  await dialog.getByRole('button', { name: 'Next' }).click();
  return shownSeed(dialog);
}

async function shownSeed(dialog) {
  await dialog.getByRole('button', { name: 'Show secret key' }).click();
  return (await dialog.getByText(/^[A-Z2-7]{32,}$/).innerText()).trim();
}

async function giveCodes(dialog, seed, ahead = 0) {
  const [first, second] = codePair(seed, Date.now() + ahead);
  await dialog.getByLabel('MFA code 1').fill(first);
  await dialog.getByLabel('MFA code 2').fill(second);
  await dialog.getByRole('button', { name: 'Add MFA' }).click();
}

async function remove(page, name) {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: `Remove: ${name}` }).click();
  await dialog.getByLabel(`To confirm, type ${name}`).fill(name);
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await said(page, 'The MFA device is removed');
}

test('A device that was left half-made is listed, and one goes on with it or deletes it', async () => {
  const seed = await leaveHalfMade('half-made');
  await leaveHalfMade('not-wanted');
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/user?name=dave&tab=credentials');
  const dialog = page.getByRole('dialog');
  const unassigned = page.getByRole('table', { name: 'Unassigned MFA devices' });
  await unassigned.getByText('half-made').first().waitFor();

  await page.getByRole('button', { name: 'Delete: not-wanted' }).click();
  await dialog.getByLabel('To confirm, type not-wanted').fill('not-wanted');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await said(page, 'The MFA device is deleted');

  await page.getByRole('button', { name: 'Go on: half-made' }).click();
  assert.ok(!(await dialog.innerText()).includes(seed), 'a seed is shown once');
  await giveCodes(dialog, seed);
  await said(page, 'The MFA device is assigned');
  await unassigned.waitFor({ state: 'hidden' });
  await remove(page, 'half-made');
  assert.deepEqual(problems, []);
  await close();
});

test('Whoever has lost the seed starts over under the same name, with another one', async () => {
  const lost = await leaveHalfMade('once-more');
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/user?name=dave&tab=credentials');
  await page.getByRole('button', { name: 'Assign MFA device' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Device name').fill('once-more');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByText('There is already a device called once-more').waitFor();
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await dialog.getByRole('button', { name: 'Start over with a new secret key' }).click();
  await dialog.getByRole('alert').getByText(/The device is deleted/).waitFor();
  await dialog.getByRole('button', { name: 'Start over with a new secret key' }).click();
  const seed = await shownSeed(dialog);
  assert.notEqual(seed, lost);
  await giveCodes(dialog, seed);
  await said(page, 'The MFA device is assigned');
  await remove(page, 'once-more');
  await close();
});

test('A device that was ahead when it was assigned is resynchronized while signing in', async () => {
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/user?name=dave&tab=credentials');
  const seed = await begin(page, 'ahead');
  await giveCodes(page.getByRole('dialog'), seed, 10 * STEP);
  await said(page, 'The MFA device is assigned');

  const dave = await visitor(browser);
  await dave.page.goto(at('/console/'));
  await fillSignIn(dave.page, 'dave');
  await heading(dave.page, 'Multi-factor authentication');
  await dave.page.getByLabel('MFA code').fill(oneTimeCode(seed));
  await dave.page.getByRole('button', { name: 'Sign in' }).click();
  await dave.page.getByRole('alert').getByText(/incorrect/).waitFor();
  await dave.page.getByRole('button', { name: /Resynchronize the device/ }).click();
  const [first, second] = codePair(seed);
  await dave.page.getByLabel('MFA code 1').fill(first);
  await dave.page.getByLabel('MFA code 2').fill(second);
  await dave.page.getByRole('button', { name: 'Sign in' }).click();
  await dave.page.getByRole('navigation').first().waitFor();
  await dave.close();

  await remove(page, 'ahead');
  await close();
});
