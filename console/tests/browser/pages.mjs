// Every page of the console, for what is true of each.
import { world } from './world.mjs';

export const PAGES = {
  dashboard: '/console/',
  report: '/console/credential-report',
  users: '/console/users',
  'user-permissions': '/console/user?name=alice',
  'user-groups': '/console/user?name=alice&tab=groups',
  'user-tags': '/console/user?name=alice&tab=tags',
  'user-credentials': '/console/user?name=alice&tab=credentials',
  'user-activity': '/console/user?name=alice&tab=activity',
  groups: '/console/groups',
  group: '/console/group?name=developers',
  roles: '/console/roles',
  role: '/console/role?name=deploy',
  policies: '/console/policies',
  policy: `/console/policy?name=${encodeURIComponent(world.policyArn)}`,
  settings: '/console/account-settings',
  'root-user': '/console/root-user',
  mine: '/console/my-security-credentials',
  'not-found': '/console/nowhere',
};

// Until nothing loads any more and the letters are there.
export async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
}
