// Taking a user's access away: for a while, and for good.
export const offBoard = {
  rename: 'Rename',
  renameTitle: (name: string) => `Rename ${name}`,
  newName: 'New user name',
  renameWarning:
    'The ARN of the user changes. Policies that name the old ARN no longer apply to the user. Password, keys, devices, groups and policies stay.',
  renameOwn: 'This is your own user: from now on you sign in with the new name.',
  renamed: (from: string, to: string) => `${from} is now called ${to}`,
  disable: 'Disable user',
  disableTitle: (name: string) => `Disable ${name}?`,
  disableWarning:
    'The password is set aside, active access keys are deactivated, and all sessions end, also temporary credentials of the user. Sessions of roles that the user has assumed go on until they expire. Everything comes back as it was when you enable the user again.',
  disableOwn: 'This is your own user: you are signed out at once, and cannot enable yourself again.',
  disabledFlash: (name: string) => `${name} is disabled`,
  enable: 'Enable user',
  enableTitle: (name: string) => `Enable ${name}?`,
  enableWarning:
    'The password works again with its dates, and so do the access keys that were active. What has been changed or deleted meanwhile stays as it is.',
  enabledFlash: (name: string) => `${name} is enabled`,
  isDisabled: (when: string) => `Disabled since ${when}`,
  waiting: (password: boolean, keys: number) =>
    `What waits to be given back: ${
      [password && 'the password', keys > 0 && (keys === 1 ? '1 access key' : `${keys} access keys`)]
        .filter(Boolean)
        .join(' and ') || 'nothing'
    }.`,
  hasAccess:
    'The user has been given a password or an active access key since. Disable the user once more to take them, too.',
  again: 'Disable once more',
  state: 'State',
  enabledState: 'Enabled',
  disabledState: 'Disabled',
  deleteOwn: 'This is your own user: you are signed out, and nobody can bring the user back.',
  open: 'Off-board',
  description:
    'When somebody leaves: see what they have, disable it at once, wait and see whether anything misses it, and delete it.',
  user: 'User',
  choose: 'Type a name, and choose with Enter.',
  entered: (name: string) => `Use ${name}`,
  noUsers: 'There are no users.',
  whatTitle: 'What the user has',
  whatHint: 'All of it goes when the user is deleted. Managed policies and groups stay.',
  whatEmpty: 'The user has nothing.',
  what: 'What',
  detail: 'Which',
  lastUsed: 'Last used',
  notTold: 'Not recorded',
  notSeen: 'You may not see this',
  kinds: {
    password: 'Password',
    key: 'Access key',
    device: 'MFA device',
    certificate: 'Signing certificate',
    sshKey: 'SSH public key',
    service: 'Service-specific credential',
    group: 'Group',
    policy: 'Attached policy',
    inline: 'Inline policy',
    session: 'Sign-in session',
  },
  setAside: 'Set aside',
  stepDisable: '1. Disable',
  stepDisableHint: 'Takes effect at once, and can be undone as long as the user is there.',
  disableNow: 'Disable now',
  stepWait: '2. Wait',
  stepWaitHint:
    'As long as you like. A job that used a key of this user fails now; you can enable the user again from here or from the page of the user.',
  stepDelete: '3. Delete',
  stepDeleteHint: 'Cannot be undone.',
  stepDeleteFirst: 'Disable the user first.',
  deleteUser: 'Delete user',
};
