// What the API answers, as far as the console shows it. Times are seconds since the epoch.
import { flag, listOf, number, object, oneOf, type Of, optional, text } from './shape';

const named = { Arn: text, Path: text, CreateDate: number };
const Boundary = object({ PermissionsBoundaryArn: text });

export type Tag = Of<typeof Tag>;
export const Tag = object({ Key: text, Value: text });

export type User = Of<typeof User>;
export const User = object({
  ...named,
  UserName: text,
  UserId: text,
  PasswordLastUsed: optional(number),
  PermissionsBoundary: optional(Boundary),
  Tags: optional(listOf(Tag)),
});

export type Group = Of<typeof Group>;
export const Group = object({ ...named, GroupName: text, GroupId: text });

export type Role = Of<typeof Role>;
export const Role = object({
  ...named,
  RoleName: text,
  RoleId: text,
  AssumeRolePolicyDocument: text,
  Description: optional(text),
  MaxSessionDuration: number,
  RoleLastUsed: optional(object({ LastUsedDate: optional(number) })),
  PermissionsBoundary: optional(Boundary),
  Tags: optional(listOf(Tag)),
});

export type ManagedPolicy = Of<typeof ManagedPolicy>;
export const ManagedPolicy = object({
  ...named,
  PolicyName: text,
  PolicyId: text,
  DefaultVersionId: text,
  AttachmentCount: number,
  UpdateDate: number,
  Description: optional(text),
});

export type PolicyVersion = Of<typeof PolicyVersion>;
export const PolicyVersion = object({
  VersionId: text,
  IsDefaultVersion: flag,
  CreateDate: number,
  Document: optional(text),
});

export type AttachedPolicy = Of<typeof AttachedPolicy>;
export const AttachedPolicy = object({ PolicyName: text, PolicyArn: text });

export type Status = Of<typeof Status>;
export const Status = oneOf('Active', 'Inactive', 'Expired');

const accessKey = { AccessKeyId: text, Status, CreateDate: number };

export type AccessKey = Of<typeof AccessKey>;
export const AccessKey = object(accessKey);

export type CreatedKey = Of<typeof CreatedKey>;
export const CreatedKey = object({ AccessKeyId: text, SecretAccessKey: text });

export type LastUsed = Of<typeof LastUsed>;
export const LastUsed = object({ LastUsedDate: optional(number), ServiceName: text, Region: text });

// Where the recorded use of a key came from.
export type Origin = Of<typeof Origin>;
export const Origin = object({ SourceAddress: optional(text), UserAgent: optional(text) });

export type KeySummary = Of<typeof KeySummary>;
export const KeySummary = object({ ...accessKey, LastUsedDate: optional(number) });

export type UserSummary = Of<typeof UserSummary>;
export const UserSummary = object({
  UserName: text,
  GroupNames: listOf(text),
  PasswordCreateDate: optional(number),
  MFADevices: number,
  AccessKeys: listOf(KeySummary),
  DisabledDate: optional(number),
  NotPermitted: listOf(text),
});

// A user who is disabled, and what waits to be given back.
export type DisabledUser = Of<typeof DisabledUser>;
export const DisabledUser = object({
  DisabledDate: number,
  LoginProfile: optional(object({ CreateDate: number, LastUsedDate: optional(number) })),
  AccessKeyIds: listOf(text),
});

export type SignInSession = Of<typeof SignInSession>;
export const SignInSession = object({
  SessionId: text,
  CreateDate: number,
  LastSeenDate: number,
  SourceAddress: optional(text),
  UserAgent: optional(text),
  MFAAuthenticated: flag,
  IsCurrent: flag,
});

export type MfaDevice = Of<typeof MfaDevice>;
export const MfaDevice = object({ SerialNumber: text, EnableDate: number });

export type LoginProfile = Of<typeof LoginProfile>;
export const LoginProfile = object({ CreateDate: number, PasswordResetRequired: flag });

export type Certificate = Of<typeof Certificate>;
export const Certificate = object({ CertificateId: text, Status, UploadDate: number });

export type SshPublicKey = Of<typeof SshPublicKey>;
export const SshPublicKey = object({ SSHPublicKeyId: text, Status, UploadDate: number });

export type ServiceCredential = Of<typeof ServiceCredential>;
export const ServiceCredential = object({
  ServiceSpecificCredentialId: text,
  ServiceName: text,
  ServiceUserName: optional(text),
  ServicePassword: optional(text),
  ServiceCredentialAlias: optional(text),
  ServiceCredentialSecret: optional(text),
  Status,
  CreateDate: number,
  ExpirationDate: optional(number),
});

export type PasswordPolicy = Of<typeof PasswordPolicy>;
export const PasswordPolicy = object({
  MinimumPasswordLength: number,
  RequireSymbols: flag,
  RequireNumbers: flag,
  RequireUppercaseCharacters: flag,
  RequireLowercaseCharacters: flag,
  AllowUsersToChangePassword: flag,
  ExpirePasswords: flag,
  MaxPasswordAge: optional(number),
  PasswordReusePrevention: optional(number),
  HardExpiry: optional(flag),
});
