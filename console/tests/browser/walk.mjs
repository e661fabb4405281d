// A job as a person does it, from the sign-in page on: what they press is counted, told, and held to a number.
import assert from 'node:assert/strict';
import { at, world } from './world.mjs';

const SIGN_IN = {
  en: { account: /^Account ID/, user: 'IAM user name', password: 'Password', submit: 'Sign in' },
  ja: { account: /^アカウント ID/, user: 'IAM ユーザー名', password: 'パスワード', submit: 'サインイン' },
};

// A press of the mouse or of a finger is one click, whatever the page makes of it; what is typed is none.
async function countPresses(page) {
  const presses = { count: 0 };
  await page.exposeBinding('rollcallPressed', () => {
    presses.count += 1;
  });
  await page.addInitScript(() => {
    addEventListener('pointerdown', event => event.isTrusted && globalThis.rollcallPressed(), true);
  });
  return presses;
}

// `job` has a name and the most clicks that it may take. `steps` begin where the button to sign in has been pressed.
export async function walk(page, job, language, steps) {
  const presses = await countPresses(page);
  const words = SIGN_IN[language];
  await page.goto(at('/console/'));
  await page.getByLabel(words.account).fill(world.account);
  await page.getByLabel(words.user, { exact: true }).fill('alice');
  await page.getByLabel(words.password, { exact: true }).fill(world.password);
  await page.getByRole('button', { name: words.submit, exact: true }).click();
  const seen = await steps();
  process.stdout.write(`walk, ${language}: ${job.name}: ${presses.count} clicks of at most ${job.most}\n`);
  assert.ok(presses.count > 1, 'the clicks are counted');
  assert.ok(presses.count <= job.most, `${job.name} takes ${presses.count} clicks, and may take ${job.most}`);
  return seen;
}

// The jobs, and what each may take.
export const JOBS = {
  createUser: { name: 'a user with console access and a group', most: 8 },
  auditorUser: { name: 'an auditor as a user, until a date', most: 8 },
  auditorRole: { name: 'an auditor as a role', most: 8 },
  rotateKey: { name: 'keys over 90 days, and one of them rotated', most: 10 },
};
