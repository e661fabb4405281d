// Pictures of every page in both languages, themes and sizes, to be looked at.
import { join } from 'node:path';
import { DESK, launch, PHONE, visitor } from './browser.mjs';
import { PAGES, settled } from './pages.mjs';
import { at, fillSignIn, world } from './world.mjs';

const SIZES = { desk: DESK, phone: PHONE };
const TALLEST = 6000;

async function picture(page, size, name) {
  await settled(page);
  await page.setViewportSize(size);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.min(Math.max(height, size.height), TALLEST) });
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(world.folder, `${name}.png`) });
  await page.setViewportSize(size);
}

const browser = await launch();
for (const language of ['en', 'ja']) {
  for (const theme of ['light', 'dark']) {
    for (const [form, size] of Object.entries(SIZES)) {
      const { page, close } = await visitor(browser, { language, theme, size });
      const name = page_ => `${page_}-${language}-${theme}-${form}`;
      await page.goto(at('/console/'));
      await picture(page, size, name('sign-in'));
      await fillSignIn(page, 'alice', { language });
      await page.getByRole('navigation').first().waitFor();
      for (const [shown, path] of Object.entries(PAGES)) {
        await page.goto(at(path));
        await picture(page, size, name(shown));
      }
      await page.goto(at('/console/credential-report?user=alice'));
      await page.getByText('password_next_rotation').first().waitFor();
      await page.screenshot({ path: join(world.folder, `${name('report-details')}.png`) });
      await close();
    }
  }
}
await browser.close();
