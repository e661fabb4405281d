// Parts: en-light-desk ja-dark-desk en-dark-phone ja-light-phone
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { launch, SIZES, visitor } from './browser.mjs';
import { open, OPENED, settled } from './pages.mjs';
import { at, signIn, world } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test(`axe finds nothing in what opens on a page in ${world.part}`, async () => {
  const [language, theme, form] = world.part.split('-');
  const { page, problems, close } = await visitor(browser, { language, theme, size: SIZES[form] });
  await signIn(page, 'alice', '/console/', { language });
  const found = {};
  const look = async name => {
    const { violations } = await examine(page);
    if (violations.length > 0) {
      found[name] = violations;
    }
  };
  for (const [name, opened] of Object.entries(OPENED)) {
    await open(page, opened, language);
    await look(name);
  }
  await page.goto(at('/console/credential-report?user=alice'));
  await settled(page);
  await look('details');
  await page.getByRole('button', { name: language === 'en' ? 'Open help' : 'ヘルプを開く' }).click();
  await page.getByText('not_supported').last().waitFor();
  await look('help');
  assert.deepEqual(found, {});
  assert.deepEqual(problems, []);
  await close();
});
