/** So that Excel reads UTF-8. */
export const csvMark = '\ufeff';

/** What a spreadsheet would take for a formula is given an apostrophe, by which it stays a text. */
function cell(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = /^[=+@\t\r]|^-(?!\d+(\.\d+)?$|$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** A row of a CSV file. */
export const csvLine = (cells: readonly (string | number | null)[]) => `${cells.map(cell).join(',')}\r\n`;
