import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, visitor } from './browser.mjs';
import { settled } from './pages.mjs';
import { at, fillSignIn, signIn, world } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const WORDS = {
  en: {
    create: 'Create group',
    name: 'Group name',
    exists: 'It already exists',
    todo: 'Choose another name',
    invalid: 'Group name: it has a character that is not allowed',
    denied: 'Access denied',
    missing: 'You need the permission iam:ListGroups',
    gone: 'It does not exist',
    newPassword: ['Old password', 'New password', 'Retype new password', 'Confirm password change'],
    policy: 'The new password does not meet the password policy',
    short: 'At least 8 characters.',
  },
  ja: {
    create: 'グループを作成',
    name: 'グループ名',
    exists: '既に存在します',
    todo: '別の名前を指定するか',
    invalid: 'グループ名: 使用できない文字が含まれているか',
    denied: 'アクセス拒否',
    missing: 'アクセス許可 iam:ListGroups が必要です',
    gone: '存在しません',
    newPassword: ['現在のパスワード', '新しいパスワード', '新しいパスワード (確認)', 'パスワードを変更'],
    policy: 'パスワードポリシーを満たしていません',
    short: '8 文字以上にしてください。',
  },
};

// What is said of a refusal: the sentences of the language, and below them the words of the server, marked as English.
async function said(place) {
  const alert = place.getByRole('alert').first();
  await alert.waitFor();
  const own = await alert.locator('[lang=en]').innerText();
  return { text: (await alert.innerText()).replaceAll('\u00a0', ' '), own };
}

for (const [language, words] of Object.entries(WORDS)) {
  test(`A refusal is said in ${language} with what to do, above the words of the server`, async () => {
    const { page, problems, close } = await visitor(browser, { language });
    await signIn(page, 'alice', '/console/groups', { language });
    await settled(page);
    await page.getByRole('button', { name: words.create, exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    const submit = async name => {
      await dialog.getByLabel(words.name, { exact: true }).fill(name);
      await dialog.getByRole('button', { name: words.create, exact: true }).click();
    };
    await submit('developers');
    const taken = await said(dialog);
    assert.ok(taken.text.includes(words.exists) && taken.text.includes(words.todo), taken.text);
    assert.match(taken.own, /^EntityAlreadyExists: .*developers/);
    await submit('mei tanaka');
    await dialog.getByText(words.invalid).waitFor();
    assert.match((await said(dialog)).own, /^ValidationError: .*groupName/);
    await page.goto(at('/console/user?name=nobody'));
    const gone = await said(page);
    assert.ok(gone.text.includes(words.gone), gone.text);
    assert.match(gone.own, /^NoSuchEntity: .*nobody/);
    assert.deepEqual(problems, []);
    await close();
  });

  test(`A denial is said in ${language} with the permission that is missing`, async () => {
    const { page, close } = await visitor(browser, { language });
    await signIn(page, 'carla', '/console/groups', { language });
    const { text, own } = await said(page.locator('#main'));
    assert.ok(text.includes(words.denied) && text.includes(words.missing), text);
    assert.match(own, /^AccessDenied: User: .*carla is not authorized/);
    await close();
  });

  test(`A new password that is refused at the sign-in is said in ${language} with what it lacks`, async () => {
    const { page, close } = await visitor(browser, { language });
    await page.goto(at('/console/'));
    await fillSignIn(page, 'carol', { language });
    const [old, fresh, again, submit] = words.newPassword;
    await page.getByLabel(old, { exact: true }).fill(world.password);
    await page.getByLabel(fresh, { exact: true }).fill('Short-1');
    await page.getByLabel(again, { exact: true }).fill('Short-1');
    await page.getByRole('button', { name: submit, exact: true }).click();
    const { text, own } = await said(page);
    assert.ok(text.includes(words.policy) && text.includes(words.short), text);
    assert.match(own, /^PasswordPolicyViolation: /);
    await close();
  });
}
