// What the API answers, as far as the console shows it. Times are seconds since the epoch.
export interface Tag {
  Key: string;
  Value: string;
}

export interface User {
  UserName: string;
  UserId: string;
  Arn: string;
  Path: string;
  CreateDate: number;
  PasswordLastUsed?: number;
  PermissionsBoundary?: { PermissionsBoundaryArn: string };
  Tags?: Tag[];
}

export interface Group {
  GroupName: string;
  GroupId: string;
  Arn: string;
  Path: string;
  CreateDate: number;
}

export interface Role {
  RoleName: string;
  RoleId: string;
  Arn: string;
  Path: string;
  CreateDate: number;
  AssumeRolePolicyDocument: string;
  Description?: string;
  MaxSessionDuration: number;
  RoleLastUsed?: { LastUsedDate?: number };
  PermissionsBoundary?: { PermissionsBoundaryArn: string };
  Tags?: Tag[];
}

export interface ManagedPolicy {
  PolicyName: string;
  PolicyId: string;
  Arn: string;
  Path: string;
  DefaultVersionId: string;
  AttachmentCount: number;
  CreateDate: number;
  UpdateDate: number;
  Description?: string;
}

export interface PolicyVersion {
  VersionId: string;
  IsDefaultVersion: boolean;
  CreateDate: number;
  Document?: string;
}

export interface AttachedPolicy {
  PolicyName: string;
  PolicyArn: string;
}

export type Status = 'Active' | 'Inactive' | 'Expired';

export interface AccessKey {
  AccessKeyId: string;
  Status: Status;
  CreateDate: number;
}

export interface LastUsed {
  LastUsedDate?: number;
  ServiceName: string;
  Region: string;
}

export interface MfaDevice {
  SerialNumber: string;
  EnableDate: number;
}

export interface LoginProfile {
  CreateDate: number;
  PasswordResetRequired: boolean;
}

export interface Certificate {
  CertificateId: string;
  Status: Status;
  UploadDate: number;
}

export interface SshPublicKey {
  SSHPublicKeyId: string;
  Status: Status;
  UploadDate: number;
}

export interface ServiceCredential {
  ServiceSpecificCredentialId: string;
  ServiceName: string;
  ServiceUserName?: string;
  ServicePassword?: string;
  ServiceCredentialAlias?: string;
  ServiceCredentialSecret?: string;
  Status: Status;
  CreateDate: number;
  ExpirationDate?: number;
}

export interface PasswordPolicy {
  MinimumPasswordLength: number;
  RequireSymbols: boolean;
  RequireNumbers: boolean;
  RequireUppercaseCharacters: boolean;
  RequireLowercaseCharacters: boolean;
  AllowUsersToChangePassword: boolean;
  ExpirePasswords: boolean;
  MaxPasswordAge?: number;
  PasswordReusePrevention?: number;
  HardExpiry?: boolean;
}
