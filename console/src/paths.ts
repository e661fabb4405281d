// Every address: the pages of the console and the doors of the server.

// A name stands in the query: a user may be called "..", and a path would go up.
function one(path: string, name: string): string {
  return `${path}?name=${encodeURIComponent(name)}`;
}

export const paths = {
  signInBegin: '/signin/begin',
  signInMfa: '/signin/mfa',
  signInKeyBegin: '/signin/security-key/begin',
  signInKey: '/signin/security-key',
  changePassword: '/signin/change-password',
  session: '/signin/session',
  signOut: '/signin/sign-out',
  signOutEverywhere: '/signin/sign-out-everywhere',
  api: '/console/api',
  reportFacts: '/console/report-facts',
  reportAudit: (report: number) => `/console/report-audit?number=${report}`,
  controls: '/console/controls',
  passwordPolicyPreview: '/console/password-policy-preview',
  reportCsv: '/console/documents/credential-report.csv',
  reportSpreadsheetCsv: '/console/documents/credential-report-spreadsheet.csv',
  reportXlsx: (language: string) => `/console/documents/credential-report.xlsx?lang=${language}`,
  reportHtml: (language: string) => `/console/documents/credential-report.html?lang=${language}`,
  keptCsv: (report: number) => `/console/documents/credential-report.csv?number=${report}`,
  keptSpreadsheetCsv: (report: number) => `/console/documents/credential-report-spreadsheet.csv?number=${report}`,
  keptXlsx: (report: number, language: string) =>
    `/console/documents/credential-report.xlsx?number=${report}&lang=${language}`,
  keptHtml: (report: number, language: string) =>
    `/console/documents/credential-report.html?number=${report}&lang=${language}`,

  dashboard: '/console/',
  report: '/console/credential-report',
  reportOf: (user: string) => `/console/credential-report?user=${encodeURIComponent(user)}`,
  users: '/console/users',
  user: (name: string, tab = '') => one('/console/user', name) + (tab && `&tab=${tab}`),
  offBoardAny: '/console/off-board',
  offBoard: (name: string) => one('/console/off-board', name),
  createUser: '/console/create-user',
  auditor: '/console/give-an-auditor-access',
  groups: '/console/groups',
  group: (name: string) => one('/console/group', name),
  roles: '/console/roles',
  role: (name: string) => one('/console/role', name),
  policies: '/console/policies',
  policy: (arn: string) => one('/console/policy', arn),
  simulatorAny: '/console/test-permissions',
  simulator: (arn: string) => `/console/test-permissions?subject=${encodeURIComponent(arn)}`,
  settings: '/console/account-settings',
  rootUser: '/console/root-user',
  mySecurityCredentials: '/console/my-security-credentials',
  accountSignIn: (account: string) => `/console/?account=${encodeURIComponent(account)}`,
};
