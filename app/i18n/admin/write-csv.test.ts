import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeCsv } from './write-csv.ts';

test('what a spreadsheet would take for a formula is plain text', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r']) {
    const text = writeCsv([[`${start}HYPERLINK("https://example.com")`]], { isStart: false });
    expect(text.replace(/^"/, '').startsWith("'")).toBe(true);
  }
});

test('no cell begins a formula, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (cell) => {
      const text = writeCsv([[cell]], { isStart: false });
      expect(text.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]./);
    }),
    { examples: [['=1'], ['"=1"'], ['-1']], numRuns: 40 },
  );
});

test('the file begins with the mark of UTF-8 once, and quotes what it has to', () => {
  expect(writeCsv([['Zoë', 'a "b"', 'c,d', 3]], { isStart: true })).toBe('\uFEFFZoë,"a ""b""","c,d",3\r\n');
  expect(writeCsv([['x']], { isStart: false })).toBe('x\r\n');
});
