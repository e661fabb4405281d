import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, quiet, visitor } from './browser.mjs';
import { at, signIn } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

// The server allows one access key and one certificate a user; alice has one of each, dave has none.
test('No more of a thing is offered than the quotas of the server allow', async () => {
  const { page, problems, close } = await visitor(browser);
  const buttons = ['Create access key', 'Upload X.509 certificate'].map(name => page.getByRole('button', { name }));
  await signIn(page, 'alice', '/console/user?name=alice&tab=credentials');
  await quiet(page);
  for (const button of buttons) {
    assert.ok(await button.isDisabled());
  }
  await page.goto(at('/console/user?name=dave&tab=credentials'));
  await quiet(page);
  for (const button of buttons) {
    assert.ok(await button.isEnabled());
  }
  assert.deepEqual(problems, []);
  await close();
});
