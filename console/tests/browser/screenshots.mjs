// Pictures of every page in both languages, themes and sizes, to be looked at; or of the pages and the looks that are named
// (users ja-dark-phone).
import { join } from 'node:path';
import { launch, SIZES, visitor } from './browser.mjs';
import { open, OPENED, PAGES, settled } from './pages.mjs';
import { at, fillSignIn, world } from './world.mjs';

const TALLEST = 6000;

const LOOK = /^(en|ja)-(light|dark)-(desk|phone)$/;
const wantedLooks = world.pages.filter(name => LOOK.test(name));
const wantedPages = world.pages.filter(name => !LOOK.test(name));

function isWanted(shown) {
  return wantedPages.length === 0 || wantedPages.includes(shown);
}

function isWantedLook(look) {
  return wantedLooks.length === 0 || wantedLooks.includes(look);
}

async function picture(page, size, name) {
  await settled(page);
  await page.setViewportSize(size);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.min(Math.max(height, size.height), TALLEST) });
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(world.folder, `${name}.png`) });
  await page.setViewportSize(size);
}

// The steps of signing in that need a user of their own: each begins once, and every look takes its cookies over.
async function begun(browser, user) {
  const { page, context, close } = await visitor(browser);
  await page.goto(at('/console/'));
  await fillSignIn(page, user);
  await page.getByRole('button', { name: 'Start over' }).waitFor();
  const cookies = await context.cookies();
  await close();
  return cookies;
}

async function steps(browser, look, begunSteps) {
  for (const [shown, cookies] of Object.entries(begunSteps)) {
    const { page, context, close } = await visitor(browser, look);
    await context.addCookies(cookies);
    await page.goto(at('/console/'));
    await picture(page, look.size, look.name(shown));
    await close();
  }
}

async function details(page, name) {
  await page.goto(at('/console/credential-report?user=alice'));
  await page.getByText('password_next_rotation').first().waitFor();
  await page.screenshot({ path: join(world.folder, `${name('report-details')}.png`) });
}

// The report as it is first seen: the picture of the README.
async function firstSight(page, name) {
  await page.goto(at('/console/credential-report'));
  await settled(page);
  await page.screenshot({ path: join(world.folder, `${name('console')}.png`) });
}

async function walk(browser, look) {
  const { language, size, name } = look;
  const { page, close } = await visitor(browser, look);
  await page.goto(at('/console/'));
  if (isWanted('sign-in')) {
    await picture(page, size, name('sign-in'));
  }
  await fillSignIn(page, 'alice', look);
  await page.getByRole('navigation').first().waitFor();
  for (const [shown, path] of Object.entries(PAGES).filter(([known]) => isWanted(known))) {
    await page.goto(at(path));
    await picture(page, size, name(shown));
  }
  if (isWanted('console')) {
    await firstSight(page, name);
  }
  if (isWanted('report-details')) {
    await details(page, name);
  }
  for (const [shown, opened] of Object.entries(OPENED).filter(([dialog]) => isWanted(dialog))) {
    await open(page, opened, language);
    await page.screenshot({ path: join(world.folder, `${name(shown)}.png`) });
  }
  if (isWanted('printable')) {
    await page.goto(at(`/console/documents/credential-report.html?lang=${language}`));
    await page.screenshot({ path: join(world.folder, `${name('printable')}.png`), fullPage: true });
  }
  await close();
}

const browser = await launch();
const begunSteps = {};
for (const [step, user] of Object.entries({ 'sign-in-mfa': 'bob', 'sign-in-change': 'carol' })) {
  if (isWanted(step)) {
    begunSteps[step] = await begun(browser, user);
  }
}
for (const language of ['en', 'ja']) {
  for (const theme of ['light', 'dark']) {
    for (const [form, size] of Object.entries(SIZES)) {
      const suffix = `${language}-${theme}-${form}`;
      if (isWantedLook(suffix)) {
        const look = { language, theme, size, name: shown => `${shown}-${suffix}` };
        await steps(browser, look, begunSteps);
        await walk(browser, look);
      }
    }
  }
}
await browser.close();
