// Numbers that are not the server's to tell: what auditors ask about. The CIS benchmark names both.
export const ROTATION_DAYS = 90;
export const UNUSED_DAYS = 45;
