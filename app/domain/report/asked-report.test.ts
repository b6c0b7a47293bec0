import fc from 'fast-check';
import { expect, test } from 'vitest';
import { narrowTo, parseAskedReport } from './asked-report.ts';

const program = { id: 'pr_01JD00000000000000000000AA', publishedVersion: 2 } as const;
const today = '2026-11-22';
const read = (text: string) => parseAskedReport(new URLSearchParams(text), { today, programs: [program] });

test('without wishes a report is about the last thirty days beside the thirty before', () => {
  expect(read('shop=x&hmac=y')).toEqual({
    name: 'last_30',
    period: { from: '2026-10-24', to: today },
    comparison: 'before',
    compared: { from: '2026-09-24', to: '2026-10-23' },
    filter: {},
    advocateId: null,
    by: 'program',
    dropped: [],
  });
});

test('everything that can be chosen is read', () => {
  const asked = read(
    `period=custom&from=2026-02-01&to=2026-02-28&compare=year_ago&program=${program.id}&version=2&channel=qr&market=FR&by=market`,
  );
  expect(asked).toMatchObject({
    name: 'custom',
    period: { from: '2026-02-01', to: '2026-02-28' },
    compared: { from: '2025-02-01', to: '2025-02-28' },
    filter: { programId: program.id, versionNumber: 2, channel: 'qr', market: 'FR' },
    by: 'market',
    dropped: [],
  });
  expect(read('channel=unknown&market=unknown&compare=none')).toMatchObject({
    filter: { channel: '', market: '' },
    compared: null,
  });
});

test.each([
  ['period=custom&from=2026-03-01&to=2026-02-01', ['period']],
  ['period=custom&from=0999-01-01&to=0999-02-01', ['period']],
  ['period=custom&from=2026-02-30&to=2026-03-01', ['period']],
  ['period=tomorrow', ['period']],
  ['program=pr_gone', ['program']],
  ['version=1', ['version']],
  [`program=${program.id}&version=3`, ['version']],
  [`program=${program.id}&version=1e1`, ['version']],
  ['channel=smoke&market=fr', ['channel', 'market']],
  ['advocate=1', ['advocate']],
])('what cannot be is left out and told: %s', (text, dropped) => {
  const asked = read(text);
  expect(asked.dropped).toEqual(dropped);
  if (dropped[0] === 'period') expect(asked.period).toEqual({ from: '2026-10-24', to: today });
});

test('an advocate stands alone', () => {
  const advocate = 'ad_01JD00000000000000000000AA';
  expect(read(`advocate=${advocate}&channel=qr`)).toMatchObject({ advocateId: advocate, filter: {} });
});

test('whatever an address holds, a report can be read from it', () => {
  const names = ['period', 'from', 'to', 'compare', 'program', 'version', 'channel', 'market', 'advocate', 'by'];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...names), fc.string())), (pairs) => {
      const { period } = parseAskedReport(new URLSearchParams(pairs), { today, programs: [program] });
      expect(period.from <= period.to).toBe(true);
    }),
  );
});

test('a row leads to the report that is narrowed to it, and back', () => {
  for (const [by, key] of [
    ['program', program.id],
    ['version', `${program.id} 2`],
    ['channel', ''],
    ['market', 'FR'],
    ['advocate', 'ad_01JD00000000000000000000AA'],
  ] as const)
    expect(read(new URLSearchParams(narrowTo(by, key) ?? {}).toString()).dropped).toEqual([]);
  expect(narrowTo('program', '')).toBeNull();
  expect(narrowTo('version', ' 0')).toBeNull();
});
