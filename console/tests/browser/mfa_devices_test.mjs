import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { becomes, focused, launch, said, visitor } from './browser.mjs';
import { at, codePair, fillSignIn, heading, signIn } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('A device is assigned by its QR code or key and two codes, asked for at sign-in, and removed', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/user?name=dave&tab=credentials');
  await page.getByRole('button', { name: 'Assign MFA device' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Device name').fill('daves-phone');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByRole('button', { name: 'Show QR code' }).waitFor();
  assert.equal(await dialog.getByRole('img').count(), 0, 'the seed is hidden until asked for');
  await dialog.getByRole('button', { name: 'Show QR code' }).click();
  const picture = dialog.getByRole('img', { name: 'QR code for an authenticator app' });
  await picture.waitFor();
  await becomes(() => picture.evaluate(image => image.complete && image.naturalWidth > 100), true);
  await dialog.getByRole('button', { name: 'Show secret key' }).click();
  const seed = (await dialog.getByText(/^[A-Z2-7]{32,}$/).innerText()).trim();
  const [first, second] = codePair(seed);
  await dialog.getByLabel('MFA code 1').fill(first);
  await dialog.getByLabel('MFA code 2').fill(second);
  await dialog.getByRole('button', { name: 'Add MFA' }).click();
  await said(page, 'The MFA device is assigned');
  await page.getByRole('table', { name: 'Multi-factor authentication (MFA)' }).getByText('daves-phone').first().waitFor();
  assert.ok(!(await page.content()).includes(seed));

  const dave = await visitor(browser);
  await dave.page.goto(at('/console/'));
  await fillSignIn(dave.page, 'dave');
  await heading(dave.page, 'Multi-factor authentication');
  await dave.close();

  await page.getByRole('button', { name: 'Remove: daves-phone' }).click();
  await dialog.getByLabel('To confirm, type daves-phone').fill('daves-phone');
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await said(page, 'The MFA device is removed');
  await page.getByText('No MFA devices.').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('A device that is abandoned on the way leaves nothing behind', async () => {
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/user?name=dave&tab=credentials');
  for (let round = 0; round < 2; round += 1) {
    await page.getByRole('button', { name: 'Assign MFA device' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Device name').fill('half-way');
    await dialog.getByRole('button', { name: 'Next' }).click();
    await focused(dialog.getByRole('button', { name: 'Show QR code' })); // keys are heard where the focus is
    await page.keyboard.press('Escape');
    await dialog.getByRole('alert').getByText(/would be lost/).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
  await close();
});
