// Parts: numbers colours
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, quiet, visitor } from './browser.mjs';
import { at, signIn, world } from './world.mjs';

// An account with a past: keys of every age, some used, some not.
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const PAGE = '/console/credential-report';
const numberIn = text => Number(text.replaceAll(',', ''));

// The lines of the table on all its pages, counted one by one.
async function lines(page) {
  const table = page.getByRole('grid', { name: 'Users in the report' });
  await table.waitFor();
  await quiet(page);
  let count = 0;
  for (;;) {
    count += await table.getByRole('rowheader').count();
    const next = page.getByRole('button', { name: 'Next page' });
    if ((await next.count()) === 0 || (await next.isDisabled())) {
      return count;
    }
    await next.click();
    await quiet(page);
  }
}

const NUMBERS = /^Users .*: ([\d,]+)$/;

async function names(page, pattern) {
  await page.getByRole('link', { name: pattern }).first().waitFor();
  await quiet(page);
  return page.getByRole('link', { name: pattern }).evaluateAll(links => links.map(link => link.ariaLabel));
}

if (world.part === 'numbers') {
  test('Each number of the dashboard is that of the lines of the list that it opens, in sight', async () => {
    const { page, problems, close } = await visitor(browser);
    await signIn(page, 'alice');
    const numbers = await names(page, NUMBERS);
    assert.equal(numbers.length, 4);
    let sum = 0;
    for (const name of numbers) {
      const [, number] = NUMBERS.exec(name);
      await page.goto(at('/console/'));
      await page.getByRole('link', { name, exact: true }).click();
      const table = page.getByRole('grid', { name: 'Users in the report' });
      await table.waitFor();
      await quiet(page);
      if (numberIn(number) > 0) {
        const { y } = await table.boundingBox();
        const { height } = page.viewportSize();
        assert.ok(y > 0 && y < height * 0.75, `${name}: the table begins at ${y} of ${height}`);
      }
      assert.equal(await lines(page), numberIn(number), name);
      sum += numberIn(number);
    }
    assert.ok(sum > 20, `an account with a past has something to find: ${sum}`);
    assert.deepEqual(problems, []);
    await close();
  });

  test('Each number of the report page is that of the lines that it leaves', async () => {
    const { page, close } = await visitor(browser);
    await signIn(page, 'alice', PAGE);
    for (const name of await names(page, NUMBERS)) {
      await page.getByRole('link', { name, exact: true }).click();
      assert.equal(await lines(page), numberIn(NUMBERS.exec(name)[1]), name);
    }
    await close();
  });
}

if (world.part === 'colours') {
  test('A number in a picture is readable on the fullest cell in either theme', async () => {
    for (const theme of ['light', 'dark']) {
      const { page, close } = await visitor(browser, { theme });
      await signIn(page, 'alice', PAGE);
      const picture = page.getByRole('group', { name: 'Rotation and use of active keys' });
      await picture.getByRole('link').first().waitFor();
      await quiet(page);
      const contrasts = await picture.getByRole('link').evaluateAll(links => {
        const channels = color => color.match(/[\d.]+/g).map(Number);
        const part = value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
        const light = color => {
          const scale = color.startsWith('color(') ? 1 : 255;
          const [r, g, b] = channels(color.replace(/^color\(srgb/, '')).map(value => part(value / scale));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        return links.map(link => {
          const { color, backgroundColor } = getComputedStyle(link);
          const [low, high] = [light(color), light(backgroundColor)].toSorted((a, b) => a - b);
          return (high + 0.05) / (low + 0.05);
        });
      });
      assert.ok(contrasts.length > 5);
      assert.ok(Math.min(...contrasts) >= 4.5, `${theme}: ${Math.min(...contrasts)}`);
      await close();
    }
  });
}
