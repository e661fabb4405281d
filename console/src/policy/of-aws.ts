// Whether a managed policy is one of AWS's: those belong to no account, and nobody can change or delete them.
export function isOfAws(arn: string): boolean {
  return arn.startsWith('arn:aws:iam::aws:');
}
