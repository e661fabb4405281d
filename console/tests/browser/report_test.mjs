import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, visitor } from './browser.mjs';
import { at, heading, signIn } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const PAGE = '/console/credential-report';

// The bytes that the API itself gives, asked for with the session of the page.
async function bytesOfTheApi(page) {
  const base64 = await page.evaluate(async () => {
    const { token } = await (await fetch('/signin/session')).json();
    const answer = await fetch('/console/api', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Rollcall-Token': token },
      body: 'Action=GetCredentialReport&Version=2010-05-08',
    });
    return (await answer.json()).GetCredentialReportResponse.GetCredentialReportResult.Content;
  });
  return Buffer.from(base64, 'base64');
}

test('An auditor who may only fetch the report is told what is missing to generate one', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'auditor', PAGE);
  await page.getByText('There is no report to show').first().waitFor();
  await page.getByRole('button', { name: 'Download Report' }).click();
  await page.getByText('You need the permission iam:GenerateCredentialReport').first().waitFor();
  await page.goto(at('/console/users'));
  await page.getByText('You need the permission iam:ListUsers').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('One click generates the report and downloads the very bytes of the API', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'alice', PAGE);
  await heading(page, 'Credential report');
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download Report' }).click();
  const file = await downloaded;
  assert.match(file.suggestedFilename(), /^status_reports_\d{4}-\d\d-\d\dT\d{6}\.csv$/);
  const bytes = await readFile(await file.path());
  assert.deepEqual(bytes, await bytesOfTheApi(page));
  assert.ok(bytes.toString().startsWith('user,arn,user_creation_time,'));
  await page.getByText(`Downloaded ${file.suggestedFilename()}`).first().waitFor();
  // What was done is left behind with the page where it was said.
  await page.getByRole('link', { name: 'Roles' }).click();
  await heading(page, /^Roles/);
  await page.getByText(`Downloaded ${file.suggestedFilename()}`).first().waitFor({ state: 'detached' });
  assert.deepEqual(problems, []);
  await close();
});

test('A second click within four hours downloads the same report, for the auditor too', async () => {
  const { page, close } = await visitor(browser);
  await signIn(page, 'auditor', PAGE);
  await page.getByRole('grid', { name: 'Users in the report' }).waitFor();
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download Report' }).click();
  assert.deepEqual(await readFile(await (await downloaded).path()), await bytesOfTheApi(page));
  await close();
});

test('A number filters the table, and the URL remembers it', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'alice', PAGE);
  const table = page.getByRole('grid', { name: 'Users in the report' });
  await table.getByRole('link', { name: 'bob' }).waitFor();
  const users = () => table.getByRole('link').allInnerTexts();
  assert.equal((await users())[0], '<root_account>');
  await page.getByRole('link', { name: /^Users who can sign in without MFA: \d+/ }).click();
  await table.getByRole('link', { name: 'bob' }).waitFor({ state: 'hidden' });
  assert.deepEqual(await users(), ['<root_account>', 'alice', 'auditor', 'carla', 'carol', 'dave']);
  await page.reload();
  await table.getByRole('link', { name: 'alice' }).waitFor();
  assert.equal(await table.getByRole('link', { name: 'bob' }).count(), 0);
  assert.deepEqual(problems, []);
  await close();
});

test('The root user stands first whatever the order', async () => {
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice', `${PAGE}?sort=-user`);
  const table = page.getByRole('grid', { name: 'Users in the report' });
  await table.getByRole('link', { name: 'dave' }).waitFor();
  const [first, second] = await table.getByRole('link').allInnerTexts();
  assert.deepEqual([first, second], ['<root_account>', 'dave']);
  await close();
});

test('Each cell of a line is explained in both languages', async () => {
  for (const [language, meaning] of [
    ['en', 'There is no access key 2, or it has never been used.'],
    ['ja', 'アクセスキー 2 がないか、一度も使用されていません。'],
  ]) {
    const { page, close } = await visitor(browser, { language });
    await signIn(page, 'alice', `${PAGE}?user=alice`, { language });
    await page.getByText('password_next_rotation').first().waitFor();
    const cells = page.getByRole('table', { name: language === 'en' ? 'Cells of alice' : 'alice のレポート項目' });
    assert.equal(await cells.getByRole('row').count(), 23);
    assert.ok((await cells.innerText()).replaceAll('\u00a0', ' ').includes(meaning));
    await close();
  }
});

test('The help of the page says what each column means', async () => {
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice', PAGE);
  await page.getByRole('button', { name: 'Open help' }).click();
  await page.getByText('What each column tells, and what changes it.').waitFor();
  await page.getByText('The report does not tell this about the root user.').waitFor();
  await close();
});

test('The other forms are handed out under the name of the report', async () => {
  const { page, close } = await visitor(browser);
  await signIn(page, 'alice', PAGE);
  await page.getByRole('grid', { name: 'Users in the report' }).waitFor();
  for (const [item, ending] of [
    [/^Workbook for spreadsheets/, '.xlsx'],
    [/^CSV for spreadsheets/, '_spreadsheet.csv'],
  ]) {
    const downloaded = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Other formats' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    const name = (await downloaded).suggestedFilename();
    assert.ok(name.startsWith('status_reports_') && name.endsWith(ending), name);
  }
  const response = await page.goto(at('/console/documents/credential-report.html?lang=ja'));
  assert.equal(response.status(), 200);
  assert.equal(await page.locator('script').count(), 0);
  await close();
});
