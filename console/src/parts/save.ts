// Handing bytes to the browser as a file.
export function save(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export function csvOf(records: readonly (readonly string[])[]): string {
  return records.map(record => `${record.map(quoted).join(',')}\r\n`).join('');
}

// What spreadsheets begin a formula with, in full width too.
const FORMULA = /^ *[=+\-@\t\r\n＝＋－＠]/;

// The same for people who open it in a spreadsheet: no cell runs as a formula.
export function spreadsheetCsvOf(records: readonly (readonly string[])[]): string {
  return csvOf(records.map(record => record.map(cell => (FORMULA.test(cell) ? `'${cell}` : cell))));
}
