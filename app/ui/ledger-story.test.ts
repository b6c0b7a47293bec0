import { expect, test } from 'vitest';
import { ledgerKinds, type Actor, type LedgerEntry, type LedgerKind } from '#app/domain/ledger.ts';
import { createFormat } from '#app/i18n/admin/format.ts';
import { speakAdmin } from '#app/i18n/admin/speak.ts';
import { describeEntry } from './ledger-story.ts';

function tell(kind: LedgerKind, data: LedgerEntry['data'], actor: Actor = 'ricochet', locale: 'en' | 'fr' = 'en') {
  const speech = { t: speakAdmin(locale), format: createFormat(locale, 'UTC') };
  return describeEntry({ id: 'le_1', kind, actor, data }, speech);
}

const advocates = { side: 'advocate', cause: 'referral', currency: 'EUR' };

test.each<[LedgerKind, LedgerEntry['data'], string[]]>([
  [
    'reward_approved',
    { ...advocates, amount: '10.00', state: 'approved' },
    ['The advocate’s reward was granted: €10.00.'],
  ],
  [
    'reward_approved',
    { ...advocates, cause: 'surprise', benefit: 'custom', state: 'to_hand_over' },
    ['A surprise for a large order was granted.', 'It is for you to hand over.'],
  ],
  [
    'reward_approved',
    { ...advocates, amount: '10.00', netted: '4.00', nettedMinor: '400', state: 'waiting', due: null },
    [
      'The advocate’s reward was granted: €10.00.',
      '€4.00 of it was set off against what could not be taken back earlier.',
      'It is not due yet.',
    ],
  ],
  [
    'reward_approved',
    { side: 'friend', cause: 'referral', state: 'issued', code: 'HI-1' },
    ['The friend’s reward was the code HI-1, used on this order.'],
  ],
  [
    'reward_limited',
    { ...advocates, reasons: 'cap_per_month' },
    ['The advocate’s reward was not given.', 'The advocate had reached the program’s limit of rewards for the month.'],
  ],
  ['reward_due', { side: 'advocate', state: 'approved' }, ['The reward became due.']],
  ['reward_issued', { side: 'advocate', code: 'THANKS-1' }, ['The advocate’s reward was issued as the code THANKS-1.']],
  ['reward_issued', { side: 'advocate', cause: 'gesture' }, ['A gift from you was issued.']],
  ['reward_unclear', { side: 'advocate' }, ['It is not known whether the reward was issued.']],
  [
    'reward_withheld',
    { side: 'advocate', reasons: 'order_cancelled' },
    ['The reward was withheld before it was issued.', 'The order was cancelled.'],
  ],
  ['referral_reversed', { reasons: 'order_cancelled' }, ['The referral was taken back.', 'The order was cancelled.']],
  [
    'reversal_approved',
    { reversal: 'rv_1', amount: '500', reasons: 'chargeback' },
    ['A reward has to be taken back.', 'The customer disputed the payment of the order.'],
  ],
  [
    'reversal_settled',
    { currency: 'EUR', taken: '3.00', takenMinor: '300', owed: '2.00', owedMinor: '200', reasons: 'order_refunded' },
    ['Taken back: €3.00.', 'To be set off against later rewards: €2.00.'],
  ],
  [
    'reversal_settled',
    { currency: 'EUR', taken: '3.00', takenMinor: '300', owed: '0.00', owedMinor: '0' },
    ['Taken back: €3.00.'],
  ],
  ['reversal_settled', { takenMinor: '1', owedMinor: '0' }, ['The reward was taken back.']],
  [
    'reversal_settled',
    { takenMinor: '0', owedMinor: '1' },
    ['The reward was used already. The advocate’s next reward of this kind is set off against it.'],
  ],
  ['reversal_unclear', { reversal: 'rv_1' }, ['It is not known whether the reward was taken back.']],
  [
    'message_sent',
    { message: 'reward_taken_back' },
    ['The advocate was told by e-mail that something was taken back.'],
  ],
  ['order_refunded', { amount: '12.50', currency: 'EUR' }, ['The order was refunded by €12.50.']],
  [
    'referral_decided',
    { outcome: 'rewarded', reasons: 'conditions_met', flags: 'velocity' },
    [
      'The referral was decided: it is rewarded.',
      'The order meets every condition of the program.',
      'More of the advocate’s friends ordered within a short time than the program expects.',
    ],
  ],
])('%s with %o is told with all that it holds', (kind, data, sentences) => {
  expect(tell(kind, data)).toEqual(sentences);
});

test('that it was the merchant stands beneath, and is not said again', () => {
  expect(tell('referral_reversed', { reasons: 'merchant' }, 'merchant')).toEqual(['The referral was taken back.']);
  expect(tell('reversal_approved', { reasons: 'merchant' }, 'merchant')).toEqual(['A reward has to be taken back.']);
  expect(tell('reward_withheld', { reasons: 'merchant' }, 'ricochet')).toHaveLength(2);
});

test('in French the amounts and the order of the words are French', () => {
  expect(tell('reward_approved', { ...advocates, amount: '10.00', state: 'waiting' }, 'ricochet', 'fr')).toEqual([
    'Récompense de l’ambassadeur\u00a0: 10,00\u00a0€, accordée.',
    'Elle n’est pas encore due.',
  ]);
});

test('an entry of another version of the app, with data of other shapes, is a sentence all the same', () => {
  const strange = { side: 7, cause: 'toString', state: null, amount: 'x', currency: null, reasons: 3, taken: true };
  for (const kind of ledgerKinds) for (const sentence of tell(kind, strange)) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
});
