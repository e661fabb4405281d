// What is offered to whom: nothing that is surely refused, and everything that may be allowed somewhere.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { examine } from './axe.mjs';
import { launch, quiet, visitor } from './browser.mjs';
import { settled } from './pages.mjs';
import { at, heading, signIn } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const MINE = '/console/my-security-credentials';

async function navigation(page) {
  const links = page.getByRole('navigation').first().getByRole('link');
  return (await links.allInnerTexts()).filter(text => text !== 'IAM');
}

// Which calls were refused meanwhile.
function watchRefusals(page) {
  const refused = [];
  page.on('response', response => {
    if (response.status() === 403) {
      refused.push(response.request().postData() ?? response.url());
    }
  });
  return refused;
}

test('An auditor begins at the report, and is offered it and nothing that would be refused', async () => {
  const { page, problems, close } = await visitor(browser);
  const refused = watchRefusals(page);
  await signIn(page, 'external-auditor');
  await heading(page, 'Credential report');
  assert.equal(new URL(page.url()).pathname, '/console/credential-report');
  assert.deepEqual(await navigation(page), ['Root user', 'Credential report']); // both tell what the report says
  await page.getByRole('button', { name: 'Generate' }).click();
  await page.getByRole('grid', { name: 'Users in the report' }).waitFor();

  await page.goto(at(`${MINE}`));
  await heading(page, 'My security credentials');
  await quiet(page);
  await page.getByText('Not shown, since you do not have the permission to list them: ').waitFor();
  assert.equal(await page.getByText('Access denied').count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Change password' }).count(), 0);
  assert.deepEqual(refused, []);
  assert.deepEqual((await examine(page)).violations, []);
  assert.deepEqual(problems, []);
  await close();
});

test('The auditor reads the same in Japanese', async () => {
  const { page, problems, close } = await visitor(browser, { language: 'ja' });
  await signIn(page, 'external-auditor', MINE, { language: 'ja' });
  await page.getByText('一覧を表示するアクセス許可がないため、次の項目は表示されません').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('Who may look after the own credentials begins there, and is offered just that', async () => {
  const { page, problems, close } = await visitor(browser);
  const refused = watchRefusals(page);
  await signIn(page, 'self-manager');
  await heading(page, 'My security credentials');
  await quiet(page);
  assert.deepEqual(await navigation(page), ['My security credentials']);
  for (const name of ['Create access key', 'Assign MFA device']) {
    assert.ok(await page.getByRole('button', { name, exact: true }).isVisible(), name);
  }
  for (const name of ['Upload X.509 certificate', 'Upload SSH public key']) {
    assert.equal(await page.getByRole('button', { name }).count(), 0, name);
  }
  await page.getByRole('button', { name: 'Create access key' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create access key' }).click();
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download .csv file' }).click();
  await downloaded;
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: /^Actions: AKIA/ }).click();
  await page.getByRole('menuitem', { name: 'Deactivate' }).waitFor();
  // Which devices are nobody's may be seen for all or for none: it depends, and is asked.
  assert.deepEqual(
    refused.filter(asked => !asked.includes('ListVirtualMFADevices')),
    [],
  );
  assert.deepEqual(problems, []);
  await close();
});

test('An administrator is offered everything', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'alice');
  await heading(page, 'Dashboard');
  assert.deepEqual(await navigation(page), [
    'Dashboard',
    'Users',
    'User groups',
    'Roles',
    'Policies',
    'Test permissions',
    'Off-board a user',
    'Root user',
    'Account settings',
    'Credential report',
    'Give an auditor access',
  ]);
  for (const [path, name] of [
    ['/console/users', 'Create user'],
    ['/console/groups', 'Create group'],
    ['/console/roles', 'Create role'],
    ['/console/policies', 'Create policy'],
    ['/console/user?name=dave', 'Attach policy'],
    ['/console/user?name=dave', 'Delete'],
    ['/console/account-settings', 'Edit alias'],
  ]) {
    await page.goto(at(path));
    await settled(page);
    assert.ok(await page.getByRole('button', { name, exact: true }).first().isVisible(), `${path} ${name}`);
  }
  assert.deepEqual(problems, []);
  await close();
});
