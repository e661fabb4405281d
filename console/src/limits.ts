// Numbers that are not the server's to tell: what auditors ask about (the CIS benchmark names both), and how many of a
// thing a button is offered for. The server decides in the end.
export const ROTATION_DAYS = 90;
export const UNUSED_DAYS = 45;

export const MOST_ACCESS_KEYS = 2;
export const MOST_MFA_DEVICES = 8;
export const MOST_CERTIFICATES = 2;
export const MOST_SSH_KEYS = 5;
