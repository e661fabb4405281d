// How long a large report takes in a browser: until its page can be used, until a filter shows what it found, and until
// the page to print is seen.
import { launch, visitor } from './browser.mjs';
import { at, signIn, world } from './world.mjs';

const ROUNDS = 5;
const PAGE = '/console/credential-report';

// From the page's own clock, which starts when the browser sets out to fetch it: the first line stands in the table, and
// the page has had time for a picture of it and for whoever presses a key.
function untilUsable(page) {
  return page.evaluate(async () => {
    const line = () => document.querySelector('[role="grid"] tbody tr a');
    while (line() === null) {
      await new Promise(requestAnimationFrame);
    }
    await new Promise(requestAnimationFrame);
    await new Promise(resolve => setTimeout(resolve));
    return performance.now();
  });
}

// From the last key of the filter to the picture of its one line.
async function untilFiltered(page, user) {
  const filter = page.getByRole('combobox').first();
  await filter.fill(user);
  await page.evaluate(() => {
    addEventListener('keydown', () => (window.pressed = performance.now()), { capture: true, once: true });
  });
  await filter.press('Enter');
  return page.evaluate(async wanted => {
    const names = () => [...document.querySelectorAll('[role="grid"] tbody tr a')].map(link => link.textContent);
    while (names().length > 2 || !names().includes(wanted)) {
      await new Promise(requestAnimationFrame);
    }
    await new Promise(requestAnimationFrame);
    return performance.now() - window.pressed;
  }, user);
}

// The page to print, from its first request to its picture, and how many elements a browser has to hold of it.
async function printable(page) {
  await page.goto(at('/console/documents/credential-report.html'));
  return page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await new Promise(resolve => setTimeout(resolve));
    return { shown: performance.now(), elements: document.getElementsByTagName('*').length };
  });
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

const browser = await launch();
const { page, close } = await visitor(browser);
await signIn(page, 'alice', PAGE);
const usable = [];
const filtered = [];
for (let round = 0; round < ROUNDS; round += 1) {
  await page.goto(at(PAGE));
  usable.push(await untilUsable(page));
  filtered.push(await untilFiltered(page, world.lastUser));
}
process.stdout.write(
  `report of ${world.users} users: usable after ${(median(usable) / 1000).toFixed(2)} s,\n` +
    `  one user found ${(median(filtered) / 1000).toFixed(2)} s after Enter (medians of ${ROUNDS})\n`,
);
await printable(page); // makes the document, which is kept
const rounds = [];
for (let round = 0; round < ROUNDS; round += 1) {
  rounds.push(await printable(page));
}
process.stdout.write(
  `page to print: shown after ${(median(rounds.map(({ shown }) => shown)) / 1000).toFixed(2)} s, ` +
    `${rounds[0].elements} elements\n`,
);
await close();
await browser.close();
