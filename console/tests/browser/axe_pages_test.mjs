// Parts: en-light-desk en-dark-desk ja-light-desk ja-dark-desk en-light-phone en-dark-phone ja-light-phone ja-dark-phone
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { becomes, launch, SIZES, visitor } from './browser.mjs';
import { PAGES, settled } from './pages.mjs';
import { at, fillSignIn, world } from './world.mjs';

// Nodes that axe could not judge, because something lies over them: a rise means that it has stopped looking.
const MOST_UNJUDGED = 120;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const SKIP = { en: 'Skip to main content', ja: 'メインコンテンツへスキップ' };

// The first Tab of every page is the way past bar and navigation, but where one begins in a field of the page.
const BEGINS_IN_A_FIELD = ['off-board'];
async function skipToContent(page, language, name) {
  await page.keyboard.press('Tab');
  await becomes(() => page.evaluate(() => document.activeElement.textContent), SKIP[language], name);
  await page.keyboard.press('Enter');
  await becomes(() => page.evaluate(() => document.activeElement.id), 'main', name);
}

test(`axe finds nothing on any page in ${world.part}`, async () => {
  const [language, theme, form] = world.part.split('-');
  const { page, problems, close } = await visitor(browser, { language, theme, size: SIZES[form] });
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
    if (!BEGINS_IN_A_FIELD.includes(name)) {
      await skipToContent(page, language, name);
    }
  }
  assert.deepEqual(found, {});
  assert.deepEqual(problems, []);
  await close();
});
