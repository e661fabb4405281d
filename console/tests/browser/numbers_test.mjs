// Parts: numbers marks colours
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { becomes, launch, quiet, visitor } from './browser.mjs';
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
    const seen = await table.getByRole('rowheader').allInnerTexts();
    await next.click();
    await becomes(async () => isDeepStrictEqual(await table.getByRole('rowheader').allInnerTexts(), seen), false);
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

// What a mark says that it counts: the keys, where it counts keys, and the users whom the list then has.
const MARK = /(?:([\d,]+) keys? of ([\d,]+) users?|: ([\d,]+) of [\d,]+ users?)$/;
const PICTURES = /^(Age of access keys|MFA coverage|Lifelines|Rotation|Where)/;
const filterIn = url => new URL(url).searchParams.get('filter');
const PAGE_SIZE = 20; // lines of the list at once
const ARROWS = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'];

// The places in a picture that arrow keys lead to from its only Tab stop, and how many places it has.
async function reachedByArrows(page, picture) {
  const stops = picture.locator('a[href], button');
  const placeOf = () =>
    picture.evaluate(frame => [...frame.querySelectorAll('a[href], button')].indexOf(document.activeElement));
  await picture.evaluate(frame => {
    const [stop, ...more] = [...frame.querySelectorAll('a[href], button')].filter(({ tabIndex }) => tabIndex === 0);
    if (more.length === 0) {
      stop.focus();
    }
  });
  const begun = [await placeOf()];
  assert.notEqual(begun[0], -1, 'a picture is one Tab stop');
  const reached = new Set(begun);
  for (const place of begun) {
    for (const arrow of ARROWS) {
      await stops.nth(place).focus();
      await page.keyboard.press(arrow);
      const next = await placeOf();
      if (!reached.has(next)) {
        reached.add(next);
        begun.push(next);
      }
    }
  }
  return { reached: reached.size, places: await stops.count() };
}

if (world.part === 'marks') {
  test('Each mark says what it counts, and opens the list with that many lines by the keyboard', async () => {
    const { page, problems, close } = await visitor(browser);
    await signIn(page, 'alice', PAGE);
    const list = page.locator('#users-in-the-report');
    const marks = page.getByRole('group', { name: PICTURES }).getByRole('link', { name: MARK });
    await marks.first().waitFor();
    await quiet(page);
    const labels = await marks.evaluateAll(links => links.map(link => link.ariaLabel));
    assert.ok(labels.length > 15, `an account with a past has marks: ${labels.length}`);
    for (const label of labels) {
      const [, keys, users, covered] = MARK.exec(label);
      const counted = users ?? covered;
      const words = keys === undefined ? `${counted} users?` : `${keys} keys? of ${counted} users?`;
      const mark = page.getByRole('link', { name: label, exact: true }).first();
      const filter = filterIn(at(await mark.getAttribute('href')));
      await mark.press('Enter');
      await becomes(() => filterIn(page.url()), filter, label);
      await list.getByText(new RegExp(`^${words}$`)).first().waitFor();
      await becomes(() => list.getByRole('rowheader').count(), Math.min(numberIn(counted), PAGE_SIZE), label);
    }
    assert.deepEqual(problems, []);
    await close();
  });

  test('Arrow keys lead to every place in a picture, and a line of life to its cells', async () => {
    const { page, problems, close } = await visitor(browser);
    await signIn(page, 'alice', PAGE);
    const pictures = page.getByRole('group', { name: PICTURES });
    await pictures.last().waitFor();
    await quiet(page);
    assert.equal(await pictures.count(), 5);
    for (const picture of await pictures.all()) {
      const { reached, places } = await reachedByArrows(page, picture);
      assert.equal(reached, places, await picture.getAttribute('aria-label'));
    }
    const line = page.getByRole('group', { name: /^Lifelines/ }).getByRole('link').first();
    const [, user, days] = /^(\S+) · .*: ([\d,]+) days old, last used: /.exec(await line.getAttribute('aria-label'));
    assert.ok(numberIn(days) > 0);
    await line.press('Enter');
    await page.getByRole('heading', { name: `Cells of ${user}`, exact: true }).waitFor();
    assert.deepEqual(problems, []);
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
