// Japanese, in the terms that AWS uses.
import type { Texts } from './en';
import { access } from './ja/access';
import { account } from './ja/account';
import { errors } from './ja/errors';
import { editor } from './ja/editor';
import { general } from './ja/general';
import { guides } from './ja/guides';
import { offBoard } from './ja/off-board';
import { report } from './ja/report';
import { sessions } from './ja/sessions';
import { simulator } from './ja/simulator';
import { credentials } from './ja/credentials';
import { signIn } from './ja/sign-in';
import { users } from './ja/users';
import { together } from './together';

export const ja: Texts = together({
  ...general,
  signIn,
  report,
  users,
  credentials,
  account,
  access,
  editor,
  errors,
  guides,
  offBoard,
  sessions,
  simulator,
});
