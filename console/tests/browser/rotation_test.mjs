import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, visitor } from './browser.mjs';
import { signIn } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('A key is rotated step by step, also by who left half-way, and no secret is left behind', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/user?name=alice&tab=credentials');
  const keys = page.getByRole('table', { name: 'Access keys' });
  const old = (await keys.getByText(/^AKIA/).first().innerText()).trim();
  const rotate = async () => {
    await page.getByRole('button', { name: `Actions: ${old}` }).click();
    await page.getByRole('menuitem', { name: 'Rotate' }).click();
  };
  const walk = page.getByRole('dialog', { name: `Rotate ${old}` });
  const next = walk.getByRole('button', { name: 'Next', exact: true });

  await rotate();
  await next.click();
  await walk.getByText('Create the second key before you go on.').first().waitFor();
  await walk.getByRole('button', { name: 'Create access key' }).click();
  await walk.getByText('Secret access key').first().waitFor();
  await next.click();
  await walk.getByText(/^Show, copy or download the secret/).first().waitFor();
  await walk.getByRole('button', { name: 'Cancel' }).click();
  await walk.getByText('Leave without the secret?').first().waitFor();
  const downloaded = page.waitForEvent('download');
  await walk.getByRole('button', { name: 'Download .csv file' }).click();
  const [, line] = (await readFile(await (await downloaded).path(), 'utf8')).trim().split('\r\n');
  const [fresh, secret] = line.split(',');
  await next.click();
  await walk.getByText('Put the new key wherever the old one is used.').first().waitFor();
  await walk.getByRole('button', { name: 'Previous' }).click();
  await walk.getByText('The second key is there.').first().waitFor();
  assert.ok(!(await page.content()).includes(secret));
  await walk.getByRole('button', { name: 'Cancel' }).click();
  await keys.getByText(fresh).first().waitFor();

  await rotate();
  await walk.getByText('The second key is there.').first().waitFor();
  for (const seen of ['Put the new key wherever', 'If something stops working']) {
    await next.click();
    await walk.getByText(seen).first().waitFor();
  }
  await walk.getByRole('button', { name: 'Deactivate', exact: true }).click();
  await walk.waitFor({ state: 'hidden' });
  await keys.getByText('Inactive').waitFor();
  assert.deepEqual(problems, []);
  await close();
});
