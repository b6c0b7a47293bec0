import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rewardOf } from '../../../tests/support/any-reward.ts';
import { formatDecimal } from '../money.ts';
import type { Reversal } from './reward.ts';
import { summarizeReward } from './summarize-reward.ts';

const euros = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });
const credit = rewardOf({ kind: 'store_credit', amount: euros(1000n) });
type Part = Pick<Reversal, 'id' | 'status' | 'takenMinor' | 'owedMinor'>;
const settled = (takenMinor: bigint, owedMinor: bigint): Part => ({
  id: 'rv_1',
  status: 'settled',
  takenMinor,
  owedMinor,
});

test('a reward is told in plain text, with its money as people write it', () => {
  expect(summarizeReward({ ...credit, nettedMinor: 250n, note: 'Thank you' }, [])).toMatchObject({
    offer: { kind: 'store_credit', amount: '10.00' },
    currency: 'EUR',
    netted: { decimal: '2.50', currency: 'EUR' },
    taken: null,
    owed: null,
    note: 'Thank you',
    referralId: 'rf_1',
    actions: ['take_back'],
    issuedAt: '2026-11-10T12:00:00.000Z',
    expiresAt: null,
  });
});

test('a redeem code is shown, and a gift card’s, which is money, is not', () => {
  const code = 'THANKS-7K2M9QX04TBD';
  expect(summarizeReward(rewardOf({ kind: 'percentage', percent: 10 }, { code }), []).code).toBe(code);
  expect(summarizeReward(rewardOf({ kind: 'gift_card', amount: euros(1000n) }, { code }), []).code).toBeNull();
});

test('what is under way is not taken yet, and what is unclear is asked about', () => {
  const parts: Part[] = [
    { ...settled(300n, 0n), status: 'reversing' },
    { ...settled(200n, 0n), id: 'rv_2', status: 'unclear' },
  ];
  expect(summarizeReward(credit, parts)).toMatchObject({
    taken: null,
    owed: null,
    isBeingTakenBack: true,
    actions: [],
    unclearReversalIds: ['rv_2'],
  });
});

test('the whole of something without a worth is no sum of money', () => {
  const bag = rewardOf({ kind: 'custom', description: 'A tote bag' }, { cost: euros(400n), status: 'reversed' });
  expect(summarizeReward(bag, [settled(0n, 1n)])).toMatchObject({ taken: null, owed: null, currency: 'EUR' });
});

test('what was taken and what is owed are the sums of their parts', () => {
  const part = fc.record({ taken: fc.bigInt(0n, 10n ** 12n), owed: fc.bigInt(0n, 10n ** 12n) });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
      const { taken, owed } = summarizeReward(
        credit,
        parts.map((each) => settled(each.taken, each.owed)),
      );
      const sum = (name: 'taken' | 'owed') => parts.reduce((total, each) => total + each[name], 0n);
      const shown = (minor: bigint) => (minor === 0n ? undefined : formatDecimal(euros(minor)));
      expect([taken?.decimal, owed?.decimal]).toEqual([shown(sum('taken')), shown(sum('owed'))]);
    }),
  );
});
