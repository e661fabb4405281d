import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, visitor } from './browser.mjs';
import { signIn } from './world.mjs';

// The account's only report is five hours old.
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('A report older than four hours is not shown, and one click generates and downloads a new one', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/credential-report');
  await page.getByText('Older than four hours').waitFor();
  await page.getByText('There is no report to show').first().waitFor();
  const old = await page.locator('time').first().getAttribute('datetime');
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download Report' }).click();
  const file = await downloaded;
  assert.ok((await readFile(await file.path(), 'utf8')).includes('\nalice,'));
  const now = file.suggestedFilename().slice('status_reports_'.length, -'.csv'.length);
  assert.notEqual(now, old.slice(0, 19).replaceAll(':', ''));
  await page.getByRole('grid', { name: 'Users in the report' }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});
