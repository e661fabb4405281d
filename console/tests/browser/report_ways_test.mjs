import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, PHONE, quiet, visitor } from './browser.mjs';
import { at, signIn } from './world.mjs';

// Ways through the report page: by keyboard, on a phone, and back.
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const PAGE = '/console/credential-report';

async function report(options = {}) {
  const person = await visitor(browser, options);
  await signIn(person.page, 'alice', PAGE);
  const { page } = person;
  await page.getByRole('heading', { level: 1, name: 'Credential report' }).waitFor();
  await quiet(page);
  if (await page.getByText('There is no report to show').first().isVisible()) {
    await page.getByRole('button', { name: 'Generate report' }).click();
  }
  const table = page.getByRole('grid', { name: 'Users in the report' });
  await table.getByRole('link', { name: 'alice' }).waitFor();
  await quiet(page);
  return { ...person, table };
}

test('A cell without a value explains itself where it is chosen', async () => {
  const { page, table, problems, close } = await report();
  const dave = table.getByRole('row').filter({ has: page.getByRole('link', { name: 'dave', exact: true }) });
  await dave.getByRole('button', { name: 'N/A' }).first().click();
  await page.getByText(/^There is no active access key 1/).first().waitFor();
  await page.getByRole('link', { name: 'All cells of dave' }).click();
  await page.getByText('password_next_rotation').first().waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('A key that was made minutes ago is not among those that were never used', async () => {
  const { page, close } = await report();
  await page.getByRole('link', { name: /^Users with a credential never used, 7 days after .*: 0$/ }).waitFor();
  await close();
});

test('The name stays in sight when the table is moved sideways', async () => {
  for (const width of [900, 1440]) {
    const { table, close } = await report({ size: { width, height: 900 } });
    const name = table.getByRole('rowheader').first();
    const cell = table.getByRole('row').nth(1).getByRole('gridcell').nth(3);
    const [nameBefore, cellBefore] = [await name.boundingBox(), await cell.boundingBox()];
    await table.evaluate(grid => {
      let frame = grid;
      while (frame.scrollWidth <= frame.clientWidth) {
        frame = frame.parentElement;
      }
      frame.scrollLeft = 300;
    });
    const [nameAfter, cellAfter] = [await name.boundingBox(), await cell.boundingBox()];
    assert.ok(cellBefore.x - cellAfter.x > 200, 'the table moves');
    assert.ok(nameAfter.x >= 0 && nameBefore.x - nameAfter.x < 80, `${nameBefore.x} → ${nameAfter.x}`);
    await close();
  }
});

test('On a phone the table comes first, and the pictures are folded away', async () => {
  const { page, table, close } = await report({ size: PHONE });
  const pictures = page.getByRole('button', { name: /^Pictures/ });
  assert.equal(await pictures.getAttribute('aria-expanded'), 'false');
  const top = (await table.boundingBox()).y;
  assert.ok(top < PHONE.height * 1.2, `the table begins at ${top}`);
  assert.ok(top < (await page.getByRole('heading', { name: /^Summary/ }).boundingBox()).y);
  assert.ok(top < (await page.getByRole('heading', { name: /^Report status/ }).boundingBox()).y);
  await pictures.click();
  await page.getByRole('group', { name: 'MFA coverage' }).waitFor();
  await close();
});

test('Each picture is one stop of the Tab key, and arrow keys move within it', async () => {
  const { page, close } = await report();
  const groups = page.getByRole('group', { name: /^(Age of access keys|MFA coverage|Lifelines|Rotation|Where)/ });
  assert.equal(await groups.count(), 5);
  for (const group of await groups.all()) {
    const stops = await group.evaluate(frame => frame.querySelectorAll('[tabindex="0"], a[href]:not([tabindex])').length);
    assert.ok(stops <= 1, `${await group.getAttribute('aria-label')}: ${stops} stops`);
  }
  const lifelines = page.getByRole('group', { name: /^Lifelines/ });
  await lifelines.getByRole('link').first().focus();
  const focused = () => page.evaluate(() => document.activeElement.ariaLabel);
  const first = await focused();
  await page.keyboard.press('ArrowDown');
  const second = await focused();
  assert.notEqual(second, first);
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(), first);
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  assert.equal(await lifelines.evaluate(frame => frame.contains(document.activeElement)), false);
  await close();
});

test('The filter is a few Tabs away, and fewer by the link to the table', async () => {
  const { page, close } = await report();
  const isFilter = () => page.evaluate(() => document.activeElement.getAttribute('role') === 'combobox');
  await page.getByRole('button', { name: 'Other formats' }).focus();
  let tabs = 0;
  while (!(await isFilter())) {
    await page.keyboard.press('Tab');
    tabs += 1;
    assert.ok(tabs <= 20, 'no filter after 20 Tabs');
  }
  await page.getByRole('link', { name: 'Go to the table' }).press('Enter');
  for (tabs = 0; !(await isFilter()); tabs += 1) {
    await page.keyboard.press('Tab');
    assert.ok(tabs < 5, 'no filter after 5 Tabs from the link');
  }
  await close();
});

test('Back takes back a filter and stays on the page', async () => {
  const { page, table, close } = await report();
  await page.getByRole('link', { name: /^Users who can sign in without MFA: \d+/ }).click();
  await table.getByRole('link', { name: 'bob' }).waitFor({ state: 'hidden' });
  await page.goBack();
  await table.getByRole('link', { name: 'bob' }).waitFor();
  assert.equal(new URL(page.url()).pathname, PAGE);
  await close();
});

test('A chip of the filter says in words what it filters by', async () => {
  const { page, close } = await visitor(browser, { language: 'ja' });
  const filter = { tokens: [{ property: 'attention', operator: '=', value: 'unused' }], operation: 'and' };
  await signIn(page, 'alice', `${PAGE}?${new URLSearchParams({ filter: JSON.stringify(filter) })}`, { language: 'ja' });
  await page.getByText('要対応 = 45 日以上使用されていない認証情報を持つユーザー').first().waitFor();
  await close();
});

test('What was never used is found by how long ago it was set', async () => {
  const { page, table, close } = await report();
  const found = async value => {
    const filter = { tokens: [{ property: 'password_last_used', operator: '>=', value }], operation: 'and' };
    await page.goto(at(`${PAGE}?${new URLSearchParams({ filter: JSON.stringify(filter) })}`));
    await page.getByText(/^Users in the report/).first().waitFor();
    await quiet(page);
    return table.getByRole('link', { name: 'carla', exact: true }).count();
  };
  assert.equal(await found('0'), 1);
  assert.equal(await found('1'), 0);
  await close();
});
