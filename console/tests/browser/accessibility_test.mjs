import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { becomes, launch, PHONE, visitor } from './browser.mjs';
import { PAGES, settled } from './pages.mjs';
import { at, signIn } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

// What can be pressed and lies beside the screen. Tabs are brought there by the arrows beside them.
function pressableOutOfSight(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('#main button, #main a[href], #main input')]
      .filter(element => element.getClientRects().length > 0 && element.closest('[role=tablist]') === null)
      .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
      .map(element => element.getAttribute('aria-label') ?? element.textContent),
  );
}

test('No page is wider than a phone, and nothing to press lies beside the screen', async () => {
  const { page, close } = await visitor(browser, { size: PHONE, language: 'ja' });
  await signIn(page, 'alice', '/console/', { language: 'ja' });
  for (const [name, path] of Object.entries(PAGES)) {
    await page.goto(at(path));
    await settled(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= PHONE.width, `${name} is ${width} wide`);
    assert.deepEqual(await pressableOutOfSight(page), [], name);
  }
  await close();
});

test('On a phone the list of users says as much as at a desk, and a key can be deactivated', async () => {
  const { page, close } = await visitor(browser, { size: PHONE });
  await signIn(page, 'alice', '/console/users');
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'bob', exact: true }) });
  const terms = ['State', 'Groups', 'Last activity', 'MFA', 'Console last sign-in', 'Active key age'];
  await row.getByText('Virtual').waitFor();
  await becomes(() => row.getByRole('term').allInnerTexts(), terms);
  await page.goto(at('/console/user?name=alice&tab=credentials'));
  await settled(page);
  const key = page.getByRole('table', { name: 'Access keys' }).getByRole('row').last();
  const actions = key.getByRole('button', { name: /Actions/ });
  const { x, width } = await actions.boundingBox();
  assert.ok(x >= 0 && x + width <= PHONE.width);
  await actions.click();
  await page.getByRole('menuitem', { name: 'Deactivate' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
  await key.getByText('Inactive').waitFor();
  await close();
});

test('The keyboard alone signs in, skips to the content, and walks to a user', async () => {
  const { page, close } = await visitor(browser);
  const inFocus = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
  const tabTo = async wanted => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if (wanted.test((await inFocus()).trim())) {
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
  await settled(page);
  await page.keyboard.press('Tab');
  await becomes(inFocus, 'Skip to main content');
  await page.keyboard.press('Enter');
  await becomes(() => page.evaluate(() => document.activeElement?.id), 'main');
  await tabTo(/^Create user$/);
  // The table is one stop; within it the arrows go.
  await tabTo(/^Select all on this page/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await becomes(async () => (await inFocus()).trim(), 'alice');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'alice' }).waitFor();
  await close();
});
