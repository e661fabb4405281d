// Whose credentials: a user by name, or, where the API takes no name for it, the caller.
export type Owner = { userName: string; isCaller: boolean } | { userName: undefined; isCaller: true };

// The parameter as the API wants it: absent means the caller.
export function ownerParameter(owner: Owner): { UserName?: string } {
  return owner.userName === undefined ? {} : { UserName: owner.userName };
}

export function questionOf(owner: Owner, what: string): string {
  return `${what} ${owner.userName ?? ''}`;
}
