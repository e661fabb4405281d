import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { becomes, launch, quiet, visitor } from './browser.mjs';
import { at, signIn } from './world.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const PAGE = '/console/users';

// The names in the lines, in their order.
async function shownIn(table) {
  return (await table.getByRole('rowheader').allInnerTexts()).map(text => text.trim());
}

async function names(page, sort) {
  await page.goto(at(`${PAGE}?sort=${sort}`));
  const table = page.getByRole('grid', { name: 'Users' });
  await table.getByText('Virtual').waitFor();
  await quiet(page);
  return shownIn(table);
}

test('Users are sorted by what their credentials are', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'alice', PAGE);
  assert.equal((await names(page, '-mfa'))[0], 'bob');
  assert.equal((await names(page, 'mfa')).at(-1), 'bob');
  assert.equal((await names(page, 'groups'))[0], 'alice');
  assert.equal((await names(page, '-keyAge'))[0], 'alice');
  assert.deepEqual(problems, []);
  await close();
});

test('A user is found by a group, by a device, and by an access key', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'alice', '/console/user?name=alice&tab=credentials');
  const key = await page.getByRole('table', { name: 'Access keys' }).getByText(/^AKIA/).first().innerText();
  for (const [token, found] of [
    [{ property: 'groups', operator: '=', value: 'developers' }, 'alice'],
    [{ property: 'mfa', operator: '=', value: 'virtual' }, 'bob'],
    [{ operator: ':', value: key }, 'alice'],
  ]) {
    const filter = encodeURIComponent(JSON.stringify({ tokens: [token], operation: 'and' }));
    await page.goto(at(`${PAGE}?filter=${filter}`));
    const table = page.getByRole('grid', { name: 'Users' });
    await becomes(() => shownIn(table), [found]);
  }
  assert.deepEqual(problems, []);
  await close();
});

test('Who may only list users sees them, and that the rest is not for them to see', async () => {
  const { page, problems, close } = await visitor(browser);
  await signIn(page, 'carla', PAGE);
  const table = page.getByRole('grid', { name: 'Users' });
  await table.getByText('No permission to view').first().waitFor();
  assert.ok((await shownIn(table)).includes('bob'));
  assert.deepEqual(problems, []);
  await close();
});
