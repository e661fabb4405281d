// Every page of the console, for what is true of each.
import { quiet } from './browser.mjs';
import { at, world } from './world.mjs';

const ALICE = `arn:aws:iam::${world.accountId}:user/alice`;

export const PAGES = {
  dashboard: '/console/',
  report: '/console/credential-report',
  users: '/console/users',
  'create-user': '/console/create-user',
  auditor: '/console/give-an-auditor-access',
  'user-permissions': '/console/user?name=alice',
  'user-groups': '/console/user?name=alice&tab=groups',
  'user-tags': '/console/user?name=alice&tab=tags',
  'user-credentials': '/console/user?name=alice&tab=credentials',
  'user-activity': '/console/user?name=alice&tab=activity',
  'off-board': '/console/off-board',
  'off-board-of': '/console/off-board?name=dave',
  groups: '/console/groups',
  group: '/console/group?name=developers',
  roles: '/console/roles',
  role: '/console/role?name=deploy',
  policies: '/console/policies',
  policy: `/console/policy?name=${encodeURIComponent(world.policyArn)}`,
  simulator: '/console/test-permissions',
  'simulator-of': `/console/test-permissions?subject=${ALICE}&action=iam:GetUser&action=s3:GetObject`,
  settings: '/console/account-settings',
  'root-user': '/console/root-user',
  mine: '/console/my-security-credentials',
  'not-found': '/console/nowhere',
};

const OF_DAVE = '/console/user?name=dave&tab=credentials';

// What opens on a page: the address, and the button that leads there in either language.
export const OPENED = {
  'delete-user': { path: '/console/user?name=dave', en: 'Delete', ja: '削除' },
  'rename-user': { path: '/console/user?name=dave', en: 'Rename', ja: '名前を変更' },
  'disable-user': { path: '/console/user?name=dave', en: 'Disable user', ja: 'ユーザーを無効化' },
  'create-role': { path: '/console/roles', en: 'Create role', ja: 'ロールを作成' },
  'edit-role': {
    path: '/console/role?name=deploy',
    en: 'Edit description and session duration',
    ja: '説明とセッション時間を編集',
  },
  'console-access': { path: OF_DAVE, en: 'Manage console access', ja: 'コンソールアクセスを管理' },
  'assign-device': { path: OF_DAVE, en: 'Assign MFA device', ja: 'MFA デバイスの割り当て' },
  'create-key': { path: OF_DAVE, en: 'Create access key', ja: 'アクセスキーを作成' },
  'upload-certificate': { path: OF_DAVE, en: 'Upload X.509 certificate', ja: 'X.509 証明書をアップロード' },
  'attach-policy': { path: '/console/user?name=dave', en: 'Attach policy', ja: 'ポリシーをアタッチ' },
  'create-policy': { path: '/console/policies', en: 'Create policy', ja: 'ポリシーを作成' },
  'edit-alias': { path: '/console/account-settings', en: 'Edit alias', ja: 'エイリアスを編集' },
  'change-password': { path: '/console/my-security-credentials', en: 'Change password', ja: 'パスワードを変更' },
};

export async function open(page, { path, ...button }, language) {
  await page.goto(at(path));
  await settled(page);
  await page.getByRole('button', { name: button[language], exact: true }).first().click();
  await page.getByRole('dialog').waitFor();
  await quiet(page);
}

// Until the page is there and nothing of it loads any more.
export async function settled(page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await quiet(page);
}
