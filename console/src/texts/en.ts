// English is the source. Every other language must have exactly these keys.
import { access } from './en/access';
import { account } from './en/account';
import { errors } from './en/errors';
import { editor } from './en/editor';
import { general } from './en/general';
import { guides } from './en/guides';
import { offBoard } from './en/off-board';
import { report } from './en/report';
import { sessions } from './en/sessions';
import { simulator } from './en/simulator';
import { credentials } from './en/credentials';
import { signIn } from './en/sign-in';
import { users } from './en/users';

export const en = {
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
};
export type Texts = typeof en;
