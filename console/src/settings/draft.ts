// A password policy as it is being edited: numbers are still text, and a switched-off rule keeps its number.
import type { Parameters } from '../api/client';
import type { PasswordPolicy } from '../api/shapes';

export interface Draft {
  kind: 'standard' | 'custom';
  minimumLength: string;
  uppercase: boolean;
  lowercase: boolean;
  numbers: boolean;
  symbols: boolean;
  expires: boolean;
  maxAge: string;
  hardExpiry: boolean;
  allowChange: boolean;
  reuse: boolean;
  reuseCount: string;
}

export function draftOf(policy: PasswordPolicy | undefined): Draft {
  return {
    kind: policy === undefined ? 'standard' : 'custom',
    minimumLength: String(policy?.MinimumPasswordLength ?? 14),
    uppercase: policy?.RequireUppercaseCharacters ?? true,
    lowercase: policy?.RequireLowercaseCharacters ?? true,
    numbers: policy?.RequireNumbers ?? true,
    symbols: policy?.RequireSymbols ?? true,
    expires: policy?.MaxPasswordAge !== undefined,
    maxAge: String(policy?.MaxPasswordAge ?? 90),
    hardExpiry: policy?.HardExpiry ?? false,
    allowChange: policy?.AllowUsersToChangePassword ?? true,
    reuse: policy?.PasswordReusePrevention !== undefined,
    reuseCount: String(policy?.PasswordReusePrevention ?? 5),
  };
}

// Null where passwords do not expire.
export function maxAgeOf({ kind, expires, maxAge }: Draft): number | null {
  const days = Number(maxAge);
  return kind === 'custom' && expires && Number.isInteger(days) && days > 0 ? days : null;
}

// While the days are not a number yet, nothing is said about what they would do.
export function isPreviewable(draft: Draft): boolean {
  return draft.kind === 'standard' || !draft.expires || maxAgeOf(draft) !== null;
}

export function parametersOf(draft: Draft): Parameters {
  return {
    MinimumPasswordLength: draft.minimumLength,
    RequireUppercaseCharacters: draft.uppercase,
    RequireLowercaseCharacters: draft.lowercase,
    RequireNumbers: draft.numbers,
    RequireSymbols: draft.symbols,
    AllowUsersToChangePassword: draft.allowChange,
    MaxPasswordAge: draft.expires ? draft.maxAge : undefined,
    HardExpiry: draft.expires ? draft.hardExpiry : undefined,
    PasswordReusePrevention: draft.reuse ? draft.reuseCount : undefined,
  };
}
