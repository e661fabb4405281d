import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { becomes, launch, quiet, visitor } from './browser.mjs';
import { at, signIn, world } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('Every name is shown as it is, in the list and in the report', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/users');
  const table = page.getByRole('grid', { name: 'Users' });
  await table.getByRole('link').first().waitFor();
  await quiet(page);
  const shown = new Set();
  for (;;) {
    for (const name of await table.getByRole('link').allInnerTexts()) {
      shown.add(name);
    }
    const next = page.getByRole('button', { name: 'Next page' });
    if (await next.isDisabled()) {
      break;
    }
    const seen = await table.getByRole('link').allInnerTexts();
    await next.click();
    await becomes(async () => isDeepStrictEqual(await table.getByRole('link').allInnerTexts(), seen), false);
    await quiet(page);
  }
  assert.deepEqual(world.names.filter(name => !shown.has(name)), []);

  await page.goto(at('/console/credential-report'));
  await page.getByRole('button', { name: 'Generate report' }).click();
  const report = page.getByRole('grid', { name: 'Users in the report' });
  await report.waitFor();
  for (const name of ['=1+1', 'a,b', '..', 'hasOwnProperty', 'no_information'].filter(known =>
    world.names.includes(known),
  )) {
    const filter = { tokens: [{ property: 'user', operator: '=', value: name }], operation: 'and' };
    await page.goto(at(`/console/credential-report?filter=${encodeURIComponent(JSON.stringify(filter))}`));
    await report.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { name: `Cells of ${name}`, exact: true }).waitFor();
  }
  assert.deepEqual(problems, []);
  await close();
});
