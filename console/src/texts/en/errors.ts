// What a refusal means and what to do about it, by the server's code; the server's own words stand below it as they are.
// A code of three digits is an answer without a body of ours: that of a proxy, or of a server that cut a request short.
const ASK_AGAIN = 'Try again in a moment. If it stays so, give the request ID to whoever runs the server.';
const RELOAD = 'Reload the page and try again. If it stays so, give the request ID to whoever runs the server.';

export const errors = {
  detail: 'Answer of the server',
  unknown: { what: 'The request failed', todo: RELOAD },
  codes: {
    AccessDenied: { what: 'Access denied', todo: 'You have no permission for this. Ask your administrator.' },
    ConcurrentModification: {
      what: 'Somebody else is changing the same thing',
      todo: 'Reload the page, look at what it is now, and try again.',
    },
    DeleteConflict: {
      what: 'It is still in use',
      todo: 'First remove what it has or is attached to, as said below. Then try again.',
    },
    DuplicateCertificate: {
      what: 'The certificate is already in this account',
      todo: 'Upload another certificate, or delete the one that is there first.',
    },
    DuplicateSSHPublicKey: {
      what: 'The user already has this SSH public key',
      todo: 'Upload another key, or activate the one that is there.',
    },
    EntityAlreadyExists: { what: 'It already exists', todo: 'Choose another name, or go on with what is there.' },
    EntityTemporarilyUnmodifiable: {
      what: 'It has only just been changed',
      todo: 'Wait a few seconds and try again.',
    },
    ExpiredToken: { what: 'Your session has ended', todo: 'Sign in again.' },
    IncompleteSignature: { what: 'The server did not recognize your session', todo: 'Sign out and sign in again.' },
    InsecureTransport: {
      what: 'The connection is not encrypted',
      todo: 'Open the console by its https:// address. Ask whoever runs the server for it.',
    },
    InvalidAction: { what: 'The server does not know this request', todo: RELOAD },
    InvalidAuthenticationCode: {
      what: 'The MFA codes are incorrect',
      todo: 'Check that the clock of the device is right. Wait for a new code, enter it, and then enter the one that follows it.',
    },
    InvalidClientTokenId: { what: 'The server did not recognize your session', todo: 'Sign out and sign in again.' },
    InvalidInput: { what: 'The server did not accept the input', todo: 'Correct what is named below and try again.' },
    InvalidParameterValue: {
      what: 'The server did not accept a value',
      todo: 'Correct the value that is named below and try again.',
    },
    InvalidPublicKey: {
      what: 'The public key cannot be used',
      todo: 'Paste the whole public key, such as a line that begins with ssh-rsa.',
    },
    InvalidSecurityKey: {
      what: 'The passkey or security key was not registered',
      todo: 'Begin once more, and do what the browser asks within two minutes.',
    },
    InvalidUserType: {
      what: 'Only a signed-in IAM user can do this',
      todo: 'Sign in as an IAM user. The root user and sessions of roles have no such password.',
    },
    KeyPairMismatch: {
      what: 'The private key is of another certificate',
      todo: 'Paste the private key that the certificate was made for.',
    },
    LimitExceeded: {
      what: 'A quota is reached',
      todo: 'Delete what is no longer used, or ask whoever runs the server for a higher quota.',
    },
    MalformedCertificate: {
      what: 'The certificate cannot be read',
      todo: 'Paste the certificate in PEM form, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.',
    },
    MalformedInput: { what: 'The request cannot be read', todo: RELOAD },
    MalformedPolicyDocument: {
      what: 'The policy document has an error',
      todo: 'Correct what is named below and save again. What you have written is still there.',
    },
    MalformedReport: { what: 'The report cannot be read', todo: RELOAD },
    MalformedRequest: { what: 'The request cannot be read', todo: RELOAD },
    MissingAction: { what: 'The server does not know this request', todo: RELOAD },
    MissingAuthenticationToken: {
      what: 'The server did not recognize your session',
      todo: 'Sign out and sign in again.',
    },
    NoSuchEntity: {
      what: 'It does not exist',
      todo: 'It may have been deleted or renamed. Check the name, or look for it in its list.',
    },
    NoSuchPage: { what: 'This page does not exist', todo: 'Check the address, or begin at the dashboard.' },
    NotReached: {
      what: 'The server cannot be reached',
      todo: 'Check the network and whether the server runs, then try again.',
    },
    NotSignedIn: { what: 'Your session has ended', todo: 'Sign in again.' },
    PackedPolicyTooLarge: {
      what: 'Policies and tags of the session are too large',
      todo: 'Shorten the policies, or pass fewer tags.',
    },
    PasswordPolicyViolation: {
      what: 'The new password does not meet the password policy of the account',
      todo: 'Choose a password that meets the requirements.',
    },
    PolicyEvaluation: {
      what: 'Your policies could not be evaluated',
      todo: 'Ask your administrator to check the policies of your user and its groups.',
    },
    PolicyNotAttachable: {
      what: 'This policy cannot be attached here',
      todo: 'Choose another policy. Policies for service-linked roles are attached by their service alone.',
    },
    ReportExpired: { what: 'The report is older than four hours', todo: 'Generate a new report.' },
    ReportInProgress: {
      what: 'The report is still being generated',
      todo: 'Wait a moment and try again.',
    },
    ReportNotPresent: { what: 'There is no report yet', todo: 'Generate a report.' },
    SecurityKeyKnown: {
      what: 'This key is already registered for the user',
      todo: 'Use another passkey or security key, or remove the registered one first.',
    },
    SecurityKeyNotUsableHere: {
      what: 'Passkeys and security keys cannot be used under this address',
      todo: 'Open the console by the name that is given below.',
    },
    SecurityKeyNotUsed: {
      what: 'The passkey or security key was not used',
      todo: 'Try again, and do what the browser asks within two minutes.',
    },
    ServiceFailure: { what: 'Something went wrong in the server', todo: ASK_AGAIN },
    ServiceUnavailable: { what: 'The server is busy', todo: 'Try again in a moment.' },
    SignatureDoesNotMatch: { what: 'The server did not recognize your session', todo: 'Sign out and sign in again.' },
    SignInFailed: { what: 'The current password is incorrect', todo: 'Enter it again.' },
    Throttling: { what: 'There were too many requests at once', todo: 'Try again in a moment.' },
    TooManyAttempts: { what: 'Too many attempts', todo: 'Wait a few minutes and try again.' },
    UnmodifiableEntity: {
      what: 'Only the service that made it can change it',
      todo: 'Change it in that service.',
    },
    UnreadableAnswer: { what: 'The answer of the server cannot be read', todo: RELOAD },
    UnreadableReport: {
      what: 'The report cannot be read',
      todo: 'Download the report as a file, or generate a new one when that is possible.',
    },
    UnrecognizedPublicKeyEncoding: {
      what: 'The form of the public key is not known',
      todo: 'Paste the key as an ssh-rsa line or in PEM form.',
    },
    UntrustedRequest: { what: 'The page is older than your session', todo: 'Reload the page and try again.' },
    ValidationError: { what: 'A value was not accepted', todo: 'Correct the following and try again.' },
    '408': { what: 'The request took too long', todo: 'Check the network and try again.' },
    '413': { what: 'The request is too large', todo: 'Shorten the input and try again.' },
    '431': { what: 'The request is too large', todo: 'Delete the cookies of this site, sign in, and try again.' },
    '502': { what: 'The server cannot be reached', todo: ASK_AGAIN },
    '503': { what: 'The server is busy', todo: 'Try again in a moment.' },
    '504': { what: 'The server did not answer in time', todo: ASK_AGAIN },
  },
  // What a value must be, where the server says it of a field.
  rules: {
    longest: (field: string, count: number) => `${field}: at most ${count} ${count === 1 ? 'character' : 'characters'}.`,
    shortest: (field: string, count: number) => `${field}: at least ${count} ${count === 1 ? 'character' : 'characters'}.`,
    most: (field: string, most: number) => `${field}: at most ${most}.`,
    least: (field: string, least: number) => `${field}: at least ${least}.`,
    signs: (field: string) => `${field}: it has a character that is not allowed, or is not in the form asked for.`,
    other: (field: string) => `${field}: this value is not possible.`,
  },
  // What a new password lacks.
  passwords: {
    shortest: (count: number) => `At least ${count} ${count === 1 ? 'character' : 'characters'}.`,
    uppercase: 'At least one uppercase letter (A–Z).',
    lowercase: 'At least one lowercase letter (a–z).',
    number: 'At least one number.',
    symbol: "At least one sign of ! @ # $ % ^ & * ( ) _ + - = [ ] { } | '.",
    notLast: (count: number) =>
      count === 1 ? 'Not the last password again.' : `Not one of the last ${count} passwords.`,
    notSame: 'Not the same as the current password.',
    notName: 'Not the name of the account, nor the email address of the root user.',
    signs: '1 to 128 characters, of those that Latin letters are written with.',
  },
  fields: {
    accountAlias: 'Account alias',
    assumeRolePolicyDocument: 'Trust policy',
    authenticationCode: 'MFA code',
    authenticationCode1: 'MFA code 1',
    authenticationCode2: 'MFA code 2',
    certificateBody: 'Certificate',
    description: 'Description',
    groupName: 'Group name',
    maxPasswordAge: 'Days after which passwords expire',
    maxSessionDuration: 'Maximum session duration',
    minimumPasswordLength: 'Minimum length',
    newGroupName: 'Group name',
    newPassword: 'New password',
    newPath: 'Path',
    newUserName: 'User name',
    oldPassword: 'Old password',
    password: 'Password',
    passwordReusePrevention: 'Number of passwords to remember',
    path: 'Path',
    permissionsBoundary: 'Permissions boundary',
    policyArn: 'Policy ARN',
    policyDocument: 'Policy document',
    policyName: 'Policy name',
    roleName: 'Role name',
    serialNumber: 'MFA device',
    serviceName: 'Service',
    sSHPublicKeyBody: 'SSH public key',
    tags: 'Tags',
    userName: 'User name',
    virtualMFADeviceName: 'Device name',
  },
};
