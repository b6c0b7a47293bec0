import { stringify } from 'csv-stringify/sync';

/** Tells spreadsheets that what follows is UTF-8. */
const byteOrderMark = '\uFEFF';

/** Rows as CSV. What a spreadsheet would take for a formula is made plain text, whoever typed it. */
export function writeCsv(rows: readonly (readonly (string | number)[])[], { isStart }: { isStart: boolean }): string {
  const text = stringify(
    rows.map((row) => row.map((cell) => String(cell))),
    { escape_formulas: true, record_delimiter: 'windows' },
  );
  return isStart ? `${byteOrderMark}${text}` : text;
}
