import { expect, test } from 'vitest';
import { writeCsv } from './report-csv.ts';

test('names that look like formulas are harmless, and numbers below zero stay numbers', async () => {
  const text = await writeCsv({
    headings: ['Program', 'Revenue'],
    rows: [
      ['=HYPERLINK("x")', { decimal: '-12.50' }],
      ['-spring; "sale"', { decimal: '0' }],
      ['', ''],
    ],
  });
  expect(text).toBe('\uFEFFProgram,Revenue\r\n"\'=HYPERLINK(""x"")",-12.50\r\n"\'-spring; ""sale""",0\r\n,\r\n');
});
