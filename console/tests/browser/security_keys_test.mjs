import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { launch, visitor } from './browser.mjs';
import { at, fillSignIn, heading, unspentCode, world } from './world.mjs';

// Browsers keep keys for a name, and for no address.
const named = path => at(path).replace('127.0.0.1', 'localhost');

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

// Chromium's own stand-in for a key, which is touched as soon as it is asked.
async function pluggedIn(page) {
  const tools = await page.context().newCDPSession(page);
  await tools.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'usb',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', { options });
  return { unplug: () => tools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }) };
}

const WORDS = {
  en: {
    assign: 'Assign MFA device',
    name: 'Device name',
    next: 'Next',
    key: 'Passkey or security key',
    use: 'Use passkey or security key',
    mine: 'My security credentials',
    added: 'The MFA device is assigned',
    step: 'Multi-factor authentication',
    notHere: /^Not possible here/,
  },
  ja: {
    assign: 'MFA デバイスの割り当て',
    name: 'デバイス名',
    next: '次へ',
    key: 'パスキーまたはセキュリティキー',
    use: 'パスキーまたはセキュリティキーを使用',
    mine: '自分のセキュリティ認証情報',
    added: 'MFA デバイスを割り当てました',
    step: '多要素認証',
    notHere: /^ここでは使用できません/,
  },
};

async function signInAt(page, user, path, language = 'en') {
  await page.goto(named(path));
  await fillSignIn(page, user, { language });
}

async function register(page, name, language = 'en') {
  const words = WORDS[language];
  await page.getByRole('button', { name: words.assign }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words.name).fill(name);
  await dialog.getByRole('radio', { name: words.key }).check();
  assert.deepEqual((await examine(page)).violations, []);
  await dialog.getByRole('button', { name: words.next, exact: true }).click();
}

async function registered(page, name, language = 'en') {
  await register(page, name, language);
  await page.getByText(WORDS[language].added).first().waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByText(name, { exact: true }).first().waitFor();
}

async function signOut(page) {
  await page.context().clearCookies();
}

test('A person registers a key, signs in with it, registers a second one and removes both', async () => {
  const { page, problems, close } = await visitor(browser);
  const first = await pluggedIn(page);
  await signInAt(page, 'alice', '/console/my-security-credentials');
  await registered(page, 'laptop');
  await page.getByRole('cell', { name: 'Passkey or security key' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Resynchronize: laptop' }).count(), 0);

  await signOut(page);
  await signInAt(page, 'alice', '/console/my-security-credentials');
  await heading(page, 'Multi-factor authentication');
  assert.equal(await page.getByLabel('MFA code').count(), 0);
  assert.deepEqual((await examine(page)).violations, []);
  await page.getByRole('button', { name: WORDS.en.use }).click();
  await page.getByText('Signed in with MFA').first().waitFor();

  await register(page, 'laptop-again');
  await page.getByRole('dialog').getByText('This key is already registered for the user').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await first.unplug();
  await pluggedIn(page);
  await registered(page, 'yubikey');
  for (const name of ['laptop', 'yubikey']) {
    await page.getByRole('button', { name: `Remove: ${name}` }).click();
    await page.getByRole('dialog').getByLabel(`To confirm, type ${name}`).fill(name);
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('button', { name: `Remove: ${name}` }).waitFor({ state: 'detached' });
  }
  await page.getByText('No MFA devices.').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('An administrator gives a user a key in Japanese, and the user signs in with it or with a code', async () => {
  const words = WORDS.ja;
  const { page, problems, close } = await visitor(browser, { language: 'ja', theme: 'dark' });
  await pluggedIn(page);
  await signInAt(page, 'bob', '/console/user?name=bob&tab=credentials', 'ja');
  await page.getByLabel('MFA コード').fill(unspentCode(world.seed));
  await page.getByRole('button', { name: 'サインイン', exact: true }).click();
  await registered(page, 'bobs-key', 'ja');

  await signOut(page);
  await signInAt(page, 'bob', '/console/', 'ja');
  await heading(page, words.step);
  await page.getByText('MFA コードを使用する').click();
  await page.getByLabel('MFA コード').waitFor();
  await page.getByText('パスキーまたはセキュリティキーを使用する').click();
  assert.deepEqual((await examine(page)).violations, []);
  await page.getByRole('button', { name: words.use }).click();
  await page.getByRole('navigation').first().waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('The root user registers a key and signs in with it', async () => {
  const { page, problems, close } = await visitor(browser);
  await pluggedIn(page);
  const rootSignIn = async () => {
    await page.goto(named('/console/root-user'));
    await page.getByRole('button', { name: 'Sign in using root user email' }).click();
    await page.getByLabel('Root user email address').fill(world.rootEmail);
    await page.getByLabel('Password', { exact: true }).fill(world.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  await rootSignIn();
  await registered(page, 'safe');
  await signOut(page);
  await rootSignIn();
  await heading(page, 'Multi-factor authentication');
  await page.getByRole('button', { name: WORDS.en.use }).click();
  await page.getByText('safe', { exact: true }).first().waitFor();
  assert.deepEqual(problems, []);
  await close();
});

for (const language of ['en', 'ja']) {
  test(`A page that was opened by an address says why there are no keys (${language})`, async () => {
    const words = WORDS[language];
    const { page, problems, close } = await visitor(browser, { language });
    await page.goto(at('/console/user?name=dave&tab=credentials'));
    await fillSignIn(page, 'alice', { language });
    await page.getByRole('button', { name: words.assign }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(words.notHere).waitFor();
    assert.ok(await dialog.getByRole('radio', { name: words.key }).isDisabled());
    assert.deepEqual((await examine(page)).violations, []);
    assert.deepEqual(problems, []);
    await close();
  });
}
