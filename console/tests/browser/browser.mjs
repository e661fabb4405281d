// Debian's Chromium through playwright-core, as a person at a desk or with a phone would use it.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { chromium } from 'playwright-core';

const PROGRAM = process.env.ROLLCALL_CHROMIUM ?? '/usr/lib/chromium/chromium';

export function launch() {
  return chromium.launch({
    executablePath: PROGRAM,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
}

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const SIZES = { desk: DESK, phone: PHONE };

// Only what never comes is waited for so long: a slow machine's answer comes before. A password's hash stands back behind
// all else that runs: beside twenty other programs on two processors one was seen to take a minute, and a change takes two.
const PATIENCE = 600_000;

// The requests that each page has sent and that have not ended.
const underWay = new WeakMap();

function watchRequests(page) {
  const requests = new Set();
  underWay.set(page, requests);
  page.on('request', request => {
    // What the page that is left was waiting for ends with it, and not every browser says so.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      requests.clear();
    }
    requests.add(request);
  });
  page.on('requestfinished', request => requests.delete(request));
  page.on('requestfailed', request => requests.delete(request));
}

// Until nothing is fetched or said to be loading any more, for three pairs of frames on end: what a frame shows for the
// first time sets out to fetch its data before the next one.
export async function quiet(page) {
  const end = Date.now() + PATIENCE;
  for (let pairs = 0; pairs < 3; ) {
    const isLoading = await page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return /Loading|読み込み中/.test(document.body.innerText);
    });
    pairs = isLoading || underWay.get(page).size > 0 ? 0 : pairs + 1;
    if (Date.now() > end) {
      throw new Error(`${page.url()} goes on loading: ${[...underWay.get(page)].map(request => request.url())}`);
    }
  }
}

// Until what is read is what is wanted: a page says things when it knows them, and not all at once.
export async function becomes(read, wanted, what) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const seen = await read();
    if (isDeepStrictEqual(seen, wanted) || Date.now() > end) {
      assert.deepEqual(seen, wanted, what);
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

// Until the focus is on it, or on something in it.
export function focused(locator) {
  return becomes(() => locator.evaluate(element => element.contains(document.activeElement)), true, `focus: ${locator}`);
}

// Until a message above the page says so. Its words stand a second time in what screen readers are told, a second later.
export function said(page, words) {
  return page.getByRole('status').getByText(words).first().waitFor();
}

// A fresh browser profile in a language, a theme and a size. `problems` collects what must not happen on any page: errors
// on the console, which is where a browser reports what the content security policy refused.
export async function visitor(browser, { language = 'en', theme = 'light', size = DESK, zone = 'UTC' } = {}) {
  const context = await browser.newContext({
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    timezoneId: zone,
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport: size,
    acceptDownloads: true,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  watchRequests(page);
  const problems = [];
  page.on('pageerror', error => problems.push(`uncaught: ${error.message}`));
  page.on('console', message => {
    // A refused or failed call is an answer that tests ask for; the browser writes it down as an error all the same.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      problems.push(message.text());
    }
  });
  return { page, context, problems, close: () => context.close() };
}
