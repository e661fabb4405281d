import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { becomes, launch, quiet, said, visitor } from './browser.mjs';
import { signIn } from './world.mjs';

// The account's only report is five hours old, until the last of these tests has a new one made.
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const PAGE = '/console/credential-report';
const REPORT = { name: 'Users in the report' };

test('A report that the API no longer serves is shown all the same, marked with its age', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'alice', PAGE);
  await page.getByText('This report was generated 5 hours ago').first().waitFor();
  await page.getByText('Older than four hours').waitFor();
  await page.getByRole('grid', REPORT).getByRole('link', { name: 'bob' }).waitFor();
  assert.equal(await page.getByText('There is no report to show').count(), 0);
  await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
  await page.getByText(/^From the credential report of .*, generated 5 hours ago$/).waitFor();
  await page.getByRole('link', { name: /^Users who can sign in without MFA: \d+/ }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('Who has the two permissions of old is told what a past report takes, and offered a new one', async () => {
  const { page, problems, close } = await visitor(browser, { language: 'ja' });
  await signIn(page, 'inspector', PAGE, { language: 'ja' });
  await page.getByText('最新のレポートは 4 時間以上前のものです (生成: 5 時間前)').first().waitFor();
  await page.getByText('rollcall:GetCredentialReportVersion').first().waitFor();
  assert.equal(await page.getByRole('grid').count(), 0);
  await page.getByRole('button', { name: 'レポートを生成' }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('A form of an old report is one of a new report, as Download Report is', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'inspector', PAGE);
  await page.getByText('The newest report was generated 5 hours ago').first().waitFor();
  const old = await page.locator('time').first().getAttribute('datetime');
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Other formats' }).click();
  await page.getByRole('menuitem', { name: /^CSV for spreadsheets/ }).click();
  const file = await downloaded;
  assert.ok((await readFile(await file.path(), 'utf8')).includes('\nalice,'));
  const now = file.suggestedFilename().slice('status_reports_'.length, -'_spreadsheet.csv'.length);
  assert.notEqual(now, old.slice(0, 19).replaceAll(':', ''));
  await page.getByRole('grid', REPORT).getByRole('link', { name: 'bob' }).waitFor();
  await page.getByText('Complete', { exact: true }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('A report of the past is taken away in every form, as it was', async () => {
  const { page, context, problems, close } = await visitor(browser);
  await signIn(page, 'alice', PAGE);
  await page.getByRole('grid', REPORT).waitFor();
  await quiet(page);
  await page.getByRole('button', { name: /^Past reports/ }).click();
  const kept = page.getByRole('table', { name: 'Past reports' });
  await becomes(() => kept.getByRole('row').count(), 3); // the heads, what was made just now, and what is five hours old
  const old = kept.getByRole('row').last();
  const stem = (await old.locator('time').getAttribute('datetime')).slice(0, 19).replaceAll(':', '');
  await quiet(page);
  assert.deepEqual((await examine(page)).violations, []);
  const choose = async item => {
    await old.getByRole('button', { name: /^Download: / }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  for (const [item, end] of [
    [/^The report itself/, '.csv'],
    [/^Workbook for spreadsheets/, '.xlsx'],
    [/^CSV for spreadsheets/, '_spreadsheet.csv'],
  ]) {
    const downloaded = page.waitForEvent('download');
    await choose(item);
    assert.equal((await downloaded).suggestedFilename(), `status_reports_${stem}${end}`);
    await said(page, `Downloaded status_reports_${stem}${end}`);
  }
  const opened = context.waitForEvent('page');
  await choose(/^Printable report/);
  const printable = await opened;
  await printable.getByRole('heading', { name: 'What needs attention' }).waitFor();
  assert.match(printable.url(), /number=1&lang=en$/);
  assert.deepEqual(problems, []);
  await close();
});

test('Who may not see the past is offered none, in Japanese either', async () => {
  for (const [user, count] of [['inspector', 0], ['alice', 1]]) {
    const { page, problems, close } = await visitor(browser, { language: 'ja' });
    await signIn(page, user, PAGE, { language: 'ja' });
    await page.getByRole('grid', { name: 'レポート内のユーザー' }).waitFor();
    await quiet(page);
    assert.equal(await page.getByRole('button', { name: /^過去のレポート/ }).count(), count, user);
    assert.deepEqual(problems, []);
    await close();
  }
});

test('The page to print opens in a tab of its own', async () => {
  const { page, context, problems, close } = await visitor(browser);
  await signIn(page, 'inspector', PAGE);
  await page.getByRole('grid', REPORT).waitFor();
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Other formats' }).click();
  await page.getByRole('menuitem', { name: /^Printable report/ }).click();
  const printable = await opened;
  await printable.getByRole('heading', { name: 'What needs attention' }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('The state is that of the server, whatever the clock of the browser says', async () => {
  for (const hours of [5, -5]) {
    const { page, context, close } = await visitor(browser);
    await context.addInitScript(ahead => {
      const Real = Date;
      globalThis.Date = class extends Real {
        constructor(...parts) {
          super(...(parts.length === 0 ? [Real.now() + ahead] : parts));
        }
        static now() {
          return Real.now() + ahead;
        }
      };
    }, hours * 3_600_000);
    await signIn(page, 'inspector', PAGE);
    await page.getByRole('grid', REPORT).waitFor();
    await page.getByText('Complete', { exact: true }).waitFor();
    assert.equal(await page.getByText(/[45] hours ago|Older than four hours|There is no report/).count(), 0);
    assert.match(await page.getByText(/ (second|minute)s? ago$/).first().innerText(), /ago$/);
    await close();
  }
});
