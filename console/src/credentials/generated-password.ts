// A password for a first sign-in: long, with a sign of each class, so that it meets what any policy can ask of.
const CLASSES = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '!@#$%^&*()_+-=[]{}|'];
const LENGTH = 24;

// A number below `limit`, each equally likely.
function below(limit: number): number {
  const fair = 256 - (256 % limit);
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < fair) {
      return byte % limit;
    }
  }
}

function signOf(alphabet: string): string {
  return alphabet[below(alphabet.length)] ?? '';
}

export function generatedPassword(leastLength = 0): string {
  const signs = CLASSES.map(signOf);
  while (signs.length < Math.max(LENGTH, leastLength)) {
    signs.push(signOf(CLASSES.join('')));
  }
  for (let at = signs.length - 1; at > 0; at -= 1) {
    const other = below(at + 1);
    [signs[at], signs[other]] = [signs[other] ?? '', signs[at] ?? ''];
  }
  return signs.join('');
}
