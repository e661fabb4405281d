// The account that a test finds, and how people in it sign in.
import { createHmac } from 'node:crypto';

export const world = JSON.parse(process.env.ROLLCALL_WORLD);

export function at(path) {
  return world.url + path;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

// The six digits that a device with this seed shows now.
export function oneTimeCode(seed, moment = Date.now()) {
  const bits = [...seed].map(sign => BASE32.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(moment / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

// Two consecutive codes, the second of them of this moment: what assigning a device asks for.
export function codePair(seed, moment = Date.now()) {
  return [oneTimeCode(seed, moment - 30_000), oneTimeCode(seed, moment)];
}

// A code of a device that was enabled a moment ago: enabling spent those of this step and of the one before, and the next
// one's is good already.
export const unspentCode = seed => oneTimeCode(seed, Date.now() + 30_000);

const WORDS = {
  en: { account: /^Account ID/, user: 'IAM user name', password: 'Password', submit: 'Sign in' },
  ja: { account: /^アカウント ID/, user: 'IAM ユーザー名', password: 'パスワード', submit: 'サインイン' },
};

export async function fillSignIn(page, user, { password = world.password, language = 'en' } = {}) {
  const words = WORDS[language];
  await page.getByLabel(words.account).fill(world.account);
  await page.getByLabel(words.user, { exact: true }).fill(user);
  await page.getByLabel(words.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: words.submit, exact: true }).click();
}

export async function signIn(page, user, path = '/console/', options = {}) {
  await page.goto(at(path));
  await fillSignIn(page, user, options);
  await page.getByRole('navigation').first().waitFor();
}

export async function heading(page, name) {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

// What the console's own client is told, for what a page does not show.
export function api(page, action, parameters) {
  return page.evaluate(
    async ([Action, more]) => {
      const { token } = await (await fetch('/signin/session')).json();
      const answer = await fetch('/console/api', {
        method: 'POST',
        headers: { Accept: 'application/json', 'X-Rollcall-Token': token },
        body: new URLSearchParams({ Action, Version: '2010-05-08', ...more }),
      });
      const body = await answer.json();
      return body[`${Action}Response`]?.[`${Action}Result`] ?? body;
    },
    [action, parameters],
  );
}
