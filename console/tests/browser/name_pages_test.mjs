// Parts: 1 2 3 4
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, visitor } from './browser.mjs';
import { at, heading, signIn, world } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const names = world.names.filter((_, place) => place % world.parts.length === world.parts.indexOf(world.part));

test('Every name is shown as it is on the page of its user', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/users');
  for (const name of names) {
    await page.goto(at(`/console/user?name=${encodeURIComponent(name)}`));
    await heading(page, name);
    await page.getByText(`:user/${name}`, { exact: false }).first().waitFor();
  }
  assert.ok(names.length > 0);
  assert.deepEqual(problems, []);
  await close();
});
