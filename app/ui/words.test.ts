import { expect, test } from 'vitest';
import { declineReasons, holdReasons, rewardReasons } from '#app/domain/decision.ts';
import { ledgerKinds } from '#app/domain/ledger.ts';
import { createFormat } from '#app/i18n/admin/format.ts';
import { speakAdmin } from '#app/i18n/admin/speak.ts';
import { describeChannel } from './channel-words.ts';
import { describeEvidence, type EvidenceView } from './evidence.ts';
import { describeEntry } from './ledger-story.ts';
import { describeReason, parseReasons } from './reasons.ts';

const t = speakAdmin('en');
const format = createFormat('en', 'UTC');
const reasons = [...declineReasons, ...holdReasons, ...rewardReasons];

test('every reason has its own sentence and can be read back from the ledger', () => {
  expect(new Set(reasons.map((reason) => describeReason(reason, t))).size).toBe(reasons.length);
  expect(parseReasons(reasons.join(' '))).toEqual(reasons);
  expect(parseReasons('toString own_invite')).toEqual(['own_invite']);
  expect(parseReasons(null)).toEqual([]);
});

test.each(ledgerKinds)('an entry of kind %s is a sentence, with or without its data', (kind) => {
  const data = {
    order: '#1001',
    outcome: 'held',
    reasons: 'own_invite',
    side: 'advocate',
    code: 'THANKS-1',
    channel: 'email',
    amount: '5.00',
    currency: 'EUR',
  };
  const entry = { id: 'le_1', kind, actor: 'ricochet' } as const;
  for (const locale of ['en', 'fr'] as const) {
    const sentences = [{}, data].flatMap((told) =>
      describeEntry({ ...entry, data: told }, { t: speakAdmin(locale), format }),
    );
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}[^{}]*\.$/u);
  }
});

test('a decision in the timeline is told with its reasons', () => {
  const entry = {
    id: 'le_1',
    kind: 'referral_decided',
    actor: 'ricochet',
    data: { outcome: 'declined', reasons: 'own_invite under_minimum' },
  } as const;
  expect(describeEntry(entry, { t, format })).toEqual([
    'The referral was decided: it is declined.',
    'The advocate used their own invite.',
    'The order is below the minimum subtotal after discounts.',
  ]);
});

test.each<[EvidenceView, string]>([
  [{ kind: 'friend_code', code: 'HI-1' }, 'The order used the friend code HI-1.'],
  [{ kind: 'order_position', position: 1 }, 'It was the customer’s first order.'],
  [{ kind: 'order_position', position: 3 }, 'It was order number 3 of this customer.'],
  [{ kind: 'order_position', position: null }, 'Shopify did not say how many orders the customer had placed before.'],
  [
    { kind: 'subtotal', subtotal: { decimal: '40', currency: 'EUR' }, minimum: { decimal: '50', currency: 'EUR' } },
    'The order came to €40.00 after discounts; the program asks for at least €50.00.',
  ],
  [{ kind: 'same_email', same: null }, 'The e-mail addresses could not be compared, because one of them is not known.'],
  [{ kind: 'same_customer', same: null }, 'The order was placed without a customer account.'],
  [{ kind: 'same_customer', same: true }, 'The advocate’s own customer account placed the order.'],
])('evidence %o is told as it was seen', (evidence, sentence) => {
  expect(describeEvidence(evidence, { t, format })).toBe(sentence);
});

test('a channel of another version of the app is not guessed at', () => {
  expect(describeChannel('whatsapp', t)).toBe('WhatsApp');
  expect(describeChannel('toString', t)).toBe('Another way');
});
