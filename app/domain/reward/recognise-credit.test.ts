import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recogniseCredit, type LostCredit, type StoreCredit } from './recognise-credit.ts';

const sentAt = new Date('2026-11-22T12:00:00Z');
const expiresAt = new Date('2026-12-22T22:51:07Z');
const after = (ms: number, from = sentAt) => new Date(from.getTime() + ms);
const minute = 60_000;
const hour = 60 * minute;
const amount = { amountMinor: 1000n, currency: 'EUR' };
const credit = (id: string, change: Partial<StoreCredit> = {}): StoreCredit => ({
  id,
  amount,
  createdAt: after(300),
  expiresAt,
  ...change,
});
const lost = (credits: StoreCredit[], change: Partial<LostCredit> = {}): LostCredit => ({
  amount,
  expiresAt,
  sentAt,
  seenBefore: '',
  credits,
  isWhole: true,
  knownIds: new Set(),
  ...change,
});

describe('a credit whose answer was lost', () => {
  const never = { expiresAt: null };
  test.each<[string, LostCredit, object]>([
    ['an empty account', lost([]), { kind: 'none' }],
    ['one that ends at its second', lost([credit('a')]), { kind: 'ours', id: 'a' }],
    [
      'one beside another that ends at another second',
      lost([credit('b', { expiresAt: after(minute, expiresAt) }), credit('a')]),
      { kind: 'ours', id: 'a' },
    ],
    ['one that was there before', lost([credit('a')], { seenBefore: 'a' }), { kind: 'none' }],
    [
      'one that came after what was there before',
      lost([credit('b'), credit('a')], { seenBefore: 'a' }),
      { kind: 'ours', id: 'b' },
    ],
    ['one that is another reward', lost([credit('a')], { knownIds: new Set(['a']) }), { kind: 'none' }],
    ['another amount', lost([credit('a', { amount: { ...amount, amountMinor: 999n } })]), { kind: 'none' }],
    ['another currency', lost([credit('a', { amount: { ...amount, currency: 'USD' } })]), { kind: 'none' }],
    ['one that was made long after we asked', lost([credit('a', { createdAt: after(hour) })]), { kind: 'none' }],
    ['one that never ends, while ours does', lost([credit('a', never)]), { kind: 'none' }],
    ['one that ends, while ours never does', lost([credit('a')], never), { kind: 'none' }],
    [
      'one that ends in another month',
      lost([credit('a', { expiresAt: after(40 * 24 * hour, expiresAt) })]),
      { kind: 'none' },
    ],
    [
      'one that ends within a day of ours',
      lost([credit('a', { expiresAt: after(5 * hour, expiresAt) })]),
      { kind: 'unclear', candidates: ['a'] },
    ],
    ['two that end at its second', lost([credit('b'), credit('a')]), { kind: 'unclear', candidates: ['b', 'a'] }],
    ['the only one that never ends', lost([credit('a', never)], never), { kind: 'ours', id: 'a' }],
    [
      'two that never end',
      lost([credit('b', never), credit('a', never)], never),
      { kind: 'unclear', candidates: ['b', 'a'] },
    ],
    [
      'an account that does not show everything since',
      lost([credit('a')], { seenBefore: 'old', isWhole: false }),
      { kind: 'unclear', candidates: ['a'] },
    ],
  ])('%s', (_name, facts, verdict) => {
    expect(recogniseCredit(facts)).toEqual(verdict);
  });

  test('is never taken for missing while something of its amount came in its time and ends near its end', () => {
    const times = fc.integer({ min: -10 * hour, max: 10 * hour });
    const others = fc.array(fc.record({ shift: times, minor: fc.bigInt(998n, 1002n) }), { maxLength: 5 });
    fc.assert(
      fc.property(others, fc.nat(5), times, (list, place, shift) => {
        const credits = list.map(({ shift: by, minor }, index) =>
          credit(`other${index}`, { amount: { ...amount, amountMinor: minor }, expiresAt: after(by, expiresAt) }),
        );
        credits.splice(place, 0, credit('ours', { expiresAt: after(shift, expiresAt) }));
        const found = recogniseCredit(lost(credits));
        expect(found.kind).not.toBe('none');
        if (shift === 0 && found.kind === 'ours') expect(found.id).toBe('ours');
      }),
    );
  });
});
