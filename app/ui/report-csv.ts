/** A word, or a number in its plain form, which is never taken for a formula. */
export type CsvCell = string | { decimal: string };

export interface CsvTable {
  headings: string[];
  rows: CsvCell[][];
}

/**
 * What a table shows, as spreadsheets read it: UTF-8 with its mark, every line ended as RFC 4180 says. A name that begins like a
 * formula is made harmless; numbers stay numbers, also below zero.
 */
export async function writeCsv({ headings, rows }: CsvTable): Promise<string> {
  const { stringify } = await import('csv-stringify/browser/esm/sync');
  return stringify([headings, ...rows], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { object: ({ decimal }) => keepNumber(String(decimal)) },
  });
}

/** The library knows this option for single cells too; its types do not. */
function keepNumber(value: string): { value: string; escape_formulas: false } {
  return { value, escape_formulas: false };
}

/** Hands the merchant a file that was made in their browser. */
export function saveFile(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file's address by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
