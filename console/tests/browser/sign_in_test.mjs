import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { becomes, launch, visitor } from './browser.mjs';
import { api, at, fillSignIn, heading, signIn, unspentCode, world } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function visiting(deed, options) {
  const guest = await visitor(browser, options);
  try {
    await deed(guest.page, guest);
    assert.deepEqual(guest.problems, []);
  } finally {
    await guest.close();
  }
}

test('A user signs in, is shown the page that was asked for, and signs out', () =>
  visiting(async page => {
    await signIn(page, 'alice', '/console/account-settings');
    await heading(page, 'Account settings');
    await page.getByRole('button', { name: /alice @ example/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
    await heading(page, 'Sign in as IAM user');
    assert.equal(await page.getByLabel(/^Account ID/).inputValue(), 'example');
    await page.reload();
    await heading(page, 'Sign in as IAM user');
  }));

test('A wrong password, an unknown user and an unknown account are told in the same words', () =>
  visiting(async page => {
    const words = [];
    for (const [account, user, password] of [
      ['example', 'dave', 'wrong'],
      ['example', 'nobody', world.password],
      ['elsewhere', 'dave', world.password],
    ]) {
      await page.goto(at('/console/'));
      await page.getByLabel(/^Account ID/).fill(account);
      await page.getByLabel('IAM user name').fill(user);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      words.push(await page.getByRole('alert').innerText());
    }
    assert.match(words[0], /incorrect/);
    assert.equal(new Set(words).size, 1);
  }));

test('An empty form is not sent, and says what is missing', () =>
  visiting(async page => {
    await page.goto(at('/console/'));
    let sent = 0;
    page.on('request', request => (sent += request.method() === 'POST' ? 1 : 0));
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    // On the page: what screen readers are told beside it says so once more.
    await becomes(() => page.locator('#root').getByText('This field is required.').count(), 3);
    assert.equal(sent, 0);
  }));

test('A user with a device gives a code of it; a wrong one may be tried again', () =>
  visiting(async page => {
    await page.goto(at('/console/'));
    await fillSignIn(page, 'bob');
    await heading(page, 'Multi-factor authentication');
    await page.getByLabel('MFA code').fill('000000');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText(/incorrect/).waitFor();
    // Not a code that enabling the device has spent.
    await page.getByLabel('MFA code').fill(unspentCode(world.seed));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await heading(page, 'Dashboard');
    await page.goto(at('/console/my-security-credentials'));
    await page.getByText('Signed in with MFA').waitFor();
  }));

const CHANGE = {
  en: {
    title: 'Change your password',
    why: 'You must create a new password before you can go on.',
    fields: ['Old password', 'New password', 'Retype new password'],
    submit: 'Confirm password change',
    differ: 'The two new passwords differ.',
    refused: /does not meet the password policy/,
    users: /^Users/,
    denied: 'You need the permission iam:ListUsers',
  },
  ja: {
    title: 'パスワードの変更',
    why: '続行するには、新しいパスワードを作成する必要があります。',
    fields: ['現在のパスワード', '新しいパスワード', '新しいパスワード (確認)'],
    submit: 'パスワードを変更',
    differ: /^2\s?つの新しいパスワードが一致しません。$/,
    refused: /パスワードポリシーを満たしていません/,
    users: /^ユーザー/,
    denied: /アクセス許可\siam:ListUsers\sが必要です/,
  },
};

// An administrator makes somebody who has to change their password first.
async function somebodyNew(name) {
  const admin = await visitor(browser);
  await signIn(admin.page, 'alice');
  await api(admin.page, 'CreateUser', { UserName: name });
  const profile = { UserName: name, Password: world.password, PasswordResetRequired: true };
  const { LoginProfile: made } = await api(admin.page, 'CreateLoginProfile', profile);
  assert.equal(made.PasswordResetRequired, true);
  await admin.close();
}

for (const [language, words] of Object.entries(CHANGE)) {
  test(`A password that must be changed is changed before anything else (${language})`, async () => {
    await somebodyNew(`new-${language}`);
    await visiting(
      async page => {
        await page.goto(at('/console/users'));
        await fillSignIn(page, `new-${language}`, { language });
        await heading(page, words.title);
        await page.getByText(words.why).waitFor();
        const change = async (fresh, again) => {
          for (const [place, text] of [world.password, fresh, again].entries()) {
            await page.getByLabel(words.fields[place], { exact: true }).fill(text);
          }
          await page.getByRole('button', { name: words.submit, exact: true }).click();
        };
        await change('Battery-staple-7!', 'something else');
        await page.getByText(words.differ).first().waitFor();
        await change('short', 'short');
        await page.getByText(words.refused).first().waitFor();
        await change('Battery-staple-7!', 'Battery-staple-7!');
        await page.getByRole('heading', { name: words.users }).waitFor();
        await page.getByText(words.denied).waitFor();
      },
      { language },
    );
  });
}

test('The root user signs in by e-mail', () =>
  visiting(async page => {
    await page.goto(at('/console/root-user'));
    await page.getByRole('button', { name: 'Sign in using root user email' }).click();
    await page.getByLabel('Root user email address').fill(world.rootEmail);
    await page.getByLabel('Password', { exact: true }).fill(world.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await heading(page, 'Root user');
    await page.getByRole('heading', { name: /^Access keys/ }).waitFor();
  }));

test('A session that is ended elsewhere leads to the sign-in page, and back to where one was', () =>
  visiting(async (page, { context }) => {
    await signIn(page, 'alice', '/console/groups');
    await page.getByRole('link', { name: 'developers' }).waitFor(); // what is still asked would be refused, too
    await context.clearCookies();
    await page.getByRole('link', { name: 'Roles' }).click();
    await page.getByText('Your session has ended.').waitFor();
    await fillSignIn(page, 'alice');
    await heading(page, /^Roles/);
  }));

test('The language is that of the browser until another is chosen, and stays chosen', () =>
  visiting(
    async page => {
      await page.goto(at('/console/'));
      await heading(page, 'IAM ユーザーとしてサインイン');
      assert.equal(await page.locator('html').getAttribute('lang'), 'ja');
      await page.getByRole('button', { name: 'English' }).click();
      await heading(page, 'Sign in as IAM user');
      await page.reload();
      await heading(page, 'Sign in as IAM user');
      assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    },
    { language: 'ja' },
  ));

test('What was tried too often has to wait, and is told how long', () =>
  visiting(async page => {
    await page.goto(at('/console/'));
    // The first waits are over before one can look; they grow.
    const LONG_ENOUGH_SECONDS = 8;
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const answered = page.waitForResponse(response => response.url().endsWith('/signin/begin'));
      await fillSignIn(page, 'mallory', { password: `wrong ${attempt}` });
      const { error } = await (await answered).json();
      if ((error.retryAfterSeconds ?? 0) >= LONG_ENOUGH_SECONDS) {
        assert.match(
          await page.getByRole('alert').filter({ hasText: 'Too many attempts' }).innerText(),
          /You can try again in \d+ seconds\./,
        );
        assert.ok(await page.getByRole('button', { name: 'Sign in', exact: true }).isDisabled());
        return;
      }
    }
    assert.fail('twenty wrong passwords in a row did not have to wait');
  }));
