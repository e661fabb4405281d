import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { launch, PHONE, said, visitor } from './browser.mjs';
import { settled } from './pages.mjs';
import { api, at, fillSignIn, heading, world } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const MINE = '/console/my-security-credentials';
const FRESH = 'Battery-staple-7!';

async function visiting(deed, options) {
  const guest = await visitor(browser, options);
  try {
    await deed(guest.page);
    assert.deepEqual(guest.problems, []);
  } finally {
    await guest.close();
  }
}

async function fill(page, old, fresh) {
  await page.getByLabel('Old password', { exact: true }).fill(old);
  await page.getByLabel('New password', { exact: true }).fill(fresh);
  await page.getByLabel('Retype new password', { exact: true }).fill(fresh);
}

async function changeAsSignedIn(page, old = world.password, fresh = FRESH) {
  await page.getByRole('button', { name: 'Change password' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change password' });
  await fill(dialog, old, fresh);
  await dialog.getByRole('button', { name: 'Change password' }).click();
  return dialog;
}

async function signIn(page, user, password = world.password) {
  await page.goto(at(MINE));
  await fillSignIn(page, user, { password });
  await heading(page, 'My security credentials');
}

async function signsInWith(user, password) {
  await visiting(page => signIn(page, user, password));
}

test('A user changes the password, goes on in the session, and signs in with the new one', () =>
  visiting(async page => {
    await signIn(page, 'hana');
    const dialog = await changeAsSignedIn(page, 'Not-the-old-one-1!');
    await dialog.getByText('The current password is incorrect').waitFor();
    await fill(dialog, world.password, FRESH);
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await said(page, 'Your password is changed');
    await page.reload();
    await heading(page, 'My security credentials');
    await signsInWith('hana', FRESH);
  }));

test('Whom nothing allows it is told so, and offered no button that would be refused', () =>
  visiting(
    async page => {
      await signIn(page, 'ines');
      await page.getByText('You may not change your password yourself.').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Change password' }).count(), 0);
      await settled(page);
      assert.deepEqual((await examine(page)).violations, []);
    },
    { size: PHONE },
  ));

test('Root changes its password while it is signed in', () =>
  visiting(async page => {
    const signInAsRoot = async password => {
      await page.goto(at(MINE));
      await page.getByRole('button', { name: 'Sign in using root user email' }).click();
      await page.getByLabel('Root user email address').fill(world.rootEmail);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await heading(page, 'My security credentials');
    };
    await signInAsRoot(world.password);
    await changeAsSignedIn(page);
    await said(page, 'Your password is changed');
    await page.getByRole('button', { name: /Root user @/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
    await heading(page, /^Sign in/);
    await signInAsRoot(FRESH);
  }));

test('A password that must be changed is, without a permission, and so is one that has expired', async () => {
  for (const [user, why] of [
    ['dave', 'Your password has expired.'],
    ['carol', 'Your password has expired.'], // and an administrator wants another one, too
  ]) {
    await visiting(async page => {
      await page.goto(at(MINE));
      await fillSignIn(page, user);
      await heading(page, 'Change your password');
      await page.getByText(why).waitFor();
      await fill(page, world.password, FRESH);
      await page.getByRole('button', { name: 'Confirm password change' }).click();
      await heading(page, 'My security credentials');
      await page.getByText('You may not change your password yourself.').waitFor();
    });
    await signsInWith(user, FRESH);
  }
});

const EXPIRED = {
  en: {
    user: 'carla',
    title: 'Your password has expired',
    hint: /asks for a reset by an administrator/,
    startOver: 'Start over',
    signIn: 'Sign in as IAM user',
  },
  ja: {
    user: 'auditor',
    title: 'パスワードの有効期限が切れました',
    hint: /管理者によるリセットが必要です/,
    startOver: '最初からやり直す',
    signIn: 'IAM ユーザーとしてサインイン',
  },
};

test('An expired password is changed in Japanese, too', () =>
  visiting(
    async page => {
      await page.goto(at(MINE));
      await fillSignIn(page, 'alice', { language: 'ja' });
      await heading(page, 'パスワードの変更');
      await page.getByText('パスワードの有効期限が切れました。続行するには').waitFor();
      await page.getByLabel('現在のパスワード', { exact: true }).fill(world.password);
      await page.getByLabel('新しいパスワード', { exact: true }).fill(FRESH);
      await page.getByLabel('新しいパスワード (確認)', { exact: true }).fill(FRESH);
      await page.getByRole('button', { name: 'パスワードを変更', exact: true }).click();
      await heading(page, '自分のセキュリティ認証情報');
    },
    { language: 'ja' },
  ));

test('Where only an administrator may go on from an expired password, the way ends with that word', async () => {
  await visiting(async page => {
    await page.goto(at(MINE));
    await fillSignIn(page, 'alice', { password: FRESH });
    await heading(page, 'My security credentials');
    const policy = { MaxPasswordAge: 30, HardExpiry: true, MinimumPasswordLength: 8 };
    assert.equal((await api(page, 'UpdateAccountPasswordPolicy', policy)).Error, undefined);
  });
  for (const [language, words] of Object.entries(EXPIRED)) {
    await visiting(
      async page => {
        await page.goto(at(MINE));
        await fillSignIn(page, words.user, { language });
        await heading(page, words.title);
        await page.getByText(words.hint).waitFor();
        assert.deepEqual((await examine(page)).violations, []);
        await page.getByRole('button', { name: words.startOver }).click();
        await heading(page, words.signIn);
      },
      { language },
    );
  }
});
