// What the server says of a session, and of what a sign-in asks next.
import { flag, listOf, number, object, oneOf, type Of, optional, orNull, text } from '../api/shape';

// What a new password must be.
export type PasswordRules = Of<typeof PasswordRules>;
export const PasswordRules = object({
  minimumLength: number,
  uppercase: flag,
  lowercase: flag,
  numbers: flag,
  symbols: flag,
  classes: number, // so many of these four; 0 where they are named
  reusePrevention: number,
});

export type Session = Of<typeof Session>;
export const Session = object({
  accountId: text,
  accountAlias: orNull(text),
  arn: text,
  userName: orNull(text),
  isRoot: flag,
  mfa: flag,
  signedInAt: text,
  expiresAt: text,
  idleMinutes: number,
  passwordExpiresAt: orNull(text),
  ownPassword: oneOf('changeable', 'notAllowed', 'expired', 'none'),
  ownPasswordRules: PasswordRules,
  passwordRules: PasswordRules, // of the account's users
});

// What a security key is to sign.
export const KeyChallenge = object({
  relyingPartyId: text,
  challenge: text,
  credentialIds: listOf(text),
  userVerification: oneOf('preferred', 'required'),
});

export type Step = Of<typeof Step>;
export const Step = object({
  step: oneOf('mfa', 'changePassword', 'passwordExpired', 'done'),
  token: optional(text), // none where no session has begun
  devices: optional(listOf(text)),
  securityKeys: optional(listOf(text)),
  reason: optional(oneOf('reset', 'expired')),
  passwordRules: optional(PasswordRules), // for the password that must be changed
  session: optional(Session),
});
