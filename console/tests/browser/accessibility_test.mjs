import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, PHONE, visitor } from './browser.mjs';
import { open, OPENED, PAGES, settled } from './pages.mjs';
import { at, fillSignIn, signIn } from './world.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// Nodes that axe could not judge, because something lies over them: a rise means that it has stopped looking.
const MOST_UNJUDGED = 120;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function examine(page) {
  await page.evaluate(`${AXE};0`);
  return page.evaluate(async () => {
    const { violations, incomplete, passes } = await axe.run(document);
    return {
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`),
      unjudged: incomplete.reduce((sum, { nodes }) => sum + nodes.length, 0),
      passes: passes.length,
    };
  });
}

for (const language of ['en', 'ja']) {
  for (const theme of ['light', 'dark']) {
    test(`axe finds nothing on any page in ${language}, ${theme}`, async () => {
      const { page, problems, close } = await visitor(browser, { language, theme });
      await page.goto(at('/console/'));
      await settled(page);
      assert.deepEqual((await examine(page)).violations, [], 'sign-in');
      await fillSignIn(page, 'alice', { language });
      await page.getByRole('navigation').first().waitFor();
      await page.goto(at('/console/credential-report'));
      await settled(page);
      await page.getByRole('button', { name: language === 'en' ? 'Generate report' : 'レポートを生成' }).click();
      await page.getByRole('link', { name: 'alice', exact: true }).waitFor();
      const found = {};
      for (const [name, path] of Object.entries(PAGES)) {
        await page.goto(at(path));
        await settled(page);
        const { violations, unjudged, passes } = await examine(page);
        if (violations.length > 0) {
          found[name] = violations;
        }
        assert.ok(passes >= 15, `${name}: only ${passes} rules passed`);
        assert.ok(unjudged <= MOST_UNJUDGED, `${name}: ${unjudged} nodes were not judged`);
        assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, `${name} has one h1`);
      }
      assert.deepEqual(found, {});
      assert.deepEqual(problems, []);
      await close();
    });
  }
}

for (const language of ['en', 'ja']) {
  test(`axe finds nothing in what opens on a page in ${language}`, async () => {
    const { page, problems, close } = await visitor(browser, { language, theme: language === 'en' ? 'light' : 'dark' });
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
}

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
