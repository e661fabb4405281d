// The account of the last sign-in, so that the next one need not type it.
const KEY = 'rollcall.account';

export function rememberedAccount(): string {
  return new URLSearchParams(location.search).get('account') ?? localStorage.getItem(KEY) ?? '';
}

export function rememberAccount(account: string): void {
  localStorage.setItem(KEY, account);
}

export function forgetAccount(): void {
  localStorage.removeItem(KEY);
}
