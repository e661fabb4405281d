// Debian's own Firefox through playwright-core, over the protocol that browsers share. playwright-core asks every browser to
// pretend a colour scheme by a command that this one does not know, and takes the refusal for a failure: it is not asked.
import { existsSync } from 'node:fs';
import Module from 'node:module';

const PROGRAM = process.env.ROLLCALL_FIREFOX ?? '/usr/bin/firefox-esr';
const UNKNOWN = /await [\w.]+\.send\("emulation\.setMediaFeaturesOverride", \{/g;

export const missing = existsSync(PROGRAM) ? false : `${PROGRAM} is not installed (Debian package firefox-esr)`;

const COMPILE = '_compile'; // through which Node reads every module of the older kind
const compile = Module.prototype[COMPILE];
Module.prototype[COMPILE] = function (text, file, ...more) {
  const asked = file.includes('playwright-core') ? text.replaceAll(UNKNOWN, 'void ({') : text;
  return compile.call(this, asked, file, ...more);
};

export async function launchFirefox() {
  const { firefox } = await import('playwright-core');
  return firefox.launch({ channel: 'moz-firefox', executablePath: PROGRAM, timeout: 120_000 });
}

// Over this protocol a field is filled without the page being told: it is typed into, key by key, as people do.
export function typed(page) {
  const locator = Object.getPrototypeOf(page.locator('body'));
  locator.fill = async function (text) {
    await this.click();
    await this.press('ControlOrMeta+A');
    await this.pressSequentially(text);
  };
}
