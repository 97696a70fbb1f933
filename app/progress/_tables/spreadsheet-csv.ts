/** Cells that begin so are formulas to a spreadsheet. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * A table as the file that a spreadsheet opens: UTF-8 with its mark, lines ended by CR LF, and no cell that would be taken
 * for a formula (such a one gets a leading `'`, so the file is not for reading back).
 *
 * @param rows - the head first
 * @see RFC 4180; TRUST.md, CSV injection
 */
export function spreadsheetCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(fieldOf).join(',')}\r\n`).join('')}`
}

function fieldOf(value: string | number): string {
  const text = String(value)
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
