import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, PHONE, visitor } from './browser.mjs';
import { PAGES, settled } from './pages.mjs';
import { at, signIn } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('No page is wider than a phone', async () => {
  const { page, close } = await visitor(browser, { size: PHONE, language: 'ja' });
  await signIn(page, 'alice', '/console/', { language: 'ja' });
  for (const [name, path] of Object.entries(PAGES)) {
    await page.goto(at(path));
    await settled(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= PHONE.width, `${name} is ${width} wide`);
  }
  await close();
});

test('The keyboard alone signs in, skips to the content, and walks to a user', async () => {
  const { page, close } = await visitor(browser);
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
  const tabTo = async wanted => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if (wanted.test((await focused()).trim())) {
        return;
      }
    }
    assert.fail(`Tab does not reach ${wanted}`);
  };
  await page.goto(at('/console/users'));
  await settled(page);
  await page.keyboard.type('example');
  await page.keyboard.press('Tab');
  await page.keyboard.type('alice');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Correct-horse-9!');
  await page.keyboard.press('Enter');
  await page.getByRole('grid', { name: 'Users' }).getByRole('link', { name: 'alice' }).waitFor();

  await page.reload();
  await page.getByRole('grid', { name: 'Users' }).getByRole('link', { name: 'alice' }).waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Skip to main content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
  await tabTo(/^Create user$/);
  // The table is one stop; within it the arrows go.
  await tabTo(/^User name/);
  await page.keyboard.press('ArrowDown');
  assert.equal((await focused()).trim(), 'alice');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'alice' }).waitFor();
  await close();
});
