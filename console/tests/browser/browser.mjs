// Debian's Chromium through playwright-core, as a person at a desk or with a phone would use it.
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
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
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
