import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, quiet, said, visitor } from './browser.mjs';
import { signIn, world } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('A key says from where and with what it was last used, in words that stay words', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/user?name=alice&tab=credentials');
  const keys = page.getByRole('table', { name: 'Access keys' });
  await keys.getByRole('button', { name: '127.0.0.1 · <b>agent</b>' }).click();
  const more = page.getByRole('dialog', { name: 'Last used from' });
  await more.getByText(world.agent, { exact: true }).waitFor();
  await more.getByText('The user agent is what the client calls itself').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('A key is created, downloaded once, deactivated, and deleted by its typed id', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/user?name=dave&tab=credentials');
  await page.getByRole('button', { name: 'Create access key' }).click();
  const offer = page.getByRole('dialog', { name: 'Create access key' });
  await offer.getByRole('button', { name: 'Create access key' }).click();

  const once = page.getByRole('dialog', { name: 'Retrieve access key' });
  await once.waitFor();
  await once.getByRole('button', { name: 'Done' }).click();
  await once.getByText('Leave without the secret?').waitFor();
  await once.getByRole('button', { name: 'Stay' }).click();
  const downloaded = page.waitForEvent('download');
  await once.getByRole('button', { name: 'Download .csv file' }).click();
  const file = await downloaded;
  const [head, line] = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  assert.equal(head, 'Access key ID,Secret access key');
  const [id, secret] = line.split(',');
  assert.match(id, /^AKIA[A-Z2-7]{16}$/);
  assert.equal(secret.length, 40);
  assert.equal(file.suggestedFilename(), `${id}_accessKeys.csv`);
  assert.ok(!page.url().includes(secret));
  await once.getByRole('button', { name: 'Done' }).click();
  await once.waitFor({ state: 'hidden' });
  assert.ok(!(await page.content()).includes(secret));

  const choose = async action => {
    await quiet(page);
    await page.getByRole('button', { name: `Actions: ${id}` }).click();
    await page.getByRole('menuitem', { name: action }).click();
  };
  await choose('Delete');
  await page.getByText('The key is still active.').waitFor();
  assert.ok(await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).isDisabled());
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await choose('Deactivate');
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
  await page.getByRole('table', { name: 'Access keys' }).getByText('Inactive').waitFor();

  await choose('Delete');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(`To confirm, type ${id}`).fill(id.slice(1));
  assert.ok(await dialog.getByRole('button', { name: 'Delete' }).isDisabled());
  await dialog.getByLabel(`To confirm, type ${id}`).fill(id);
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await said(page, `Access key ${id} was deleted`);
  await page.getByText('No access keys.').waitFor();
  assert.deepEqual(problems, []);
  await close();
});
