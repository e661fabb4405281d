// A number as both languages write it: 5,001.
const FORMAT = new Intl.NumberFormat('en-US');

export function grouped(count: number): string {
  return FORMAT.format(count);
}
