import { expect, test } from 'vitest';
import { declineReasons, holdReasons, rewardReasons } from '#app/domain/decision.ts';
import { fraudRules } from '#app/domain/fraud/protection.ts';
import { sights } from '#app/domain/fraud/sight.ts';
import { ledgerKinds } from '#app/domain/ledger.ts';
import { outcomeReasons } from '#app/domain/reward/reward.ts';
import { createFormat } from '#app/i18n/admin/format.ts';
import { speakAdmin } from '#app/i18n/admin/speak.ts';
import { describeChannel } from './channel-words.ts';
import { describeEvidence, type EvidenceView } from './evidence.ts';
import { describeEntry } from './ledger-story.ts';
import { describeReason, parseReasons } from './reasons.ts';

const t = speakAdmin('en');
const format = createFormat('en', 'UTC');
const reasons = [...new Set([...declineReasons, ...holdReasons, ...rewardReasons, ...outcomeReasons])];

test('every reason has its own sentence and can be read back from the ledger', () => {
  expect(new Set(reasons.map((reason) => describeReason(reason, t))).size).toBe(reasons.length);
  expect(parseReasons(reasons.join(' '))).toEqual(reasons);
  expect(parseReasons('toString under_minimum')).toEqual(['under_minimum']);
  expect(parseReasons('own_invite')).toEqual(['same_customer']);
  expect(parseReasons(null)).toEqual([]);
});

test.each(ledgerKinds)('an entry of kind %s is a sentence, with or without its data', (kind) => {
  const data = {
    order: '#1001',
    outcome: 'held',
    reasons: 'same_customer',
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
    data: { outcome: 'declined', reasons: 'same_customer under_minimum' },
  } as const;
  expect(describeEntry(entry, { t, format })).toEqual([
    'The referral was decided: it is declined.',
    'The advocate’s own customer account placed the order.',
    'The order is below the minimum subtotal after discounts.',
  ]);
});

test.each<[EvidenceView, string]>([
  [
    { kind: 'friend_code', code: 'HI-1' },
    'Recognised by the friend code HI-1 on the order. Stored until then: the claim that handed the code out.',
  ],
  [
    { kind: 'invite_entered', place: 'note' },
    'Recognised by an invite code in the note that staff wrote. Stored until then: nothing.',
  ],
  [{ kind: 'no_friend_code' }, 'The order used no friend code, so there is no reward for the friend.'],
  [{ kind: 'order_position', position: 1 }, 'It was the customer’s first order.'],
  [{ kind: 'order_position', position: 3 }, 'It was order number 3 of this customer.'],
  [{ kind: 'order_position', position: null }, 'Shopify did not say how many orders the customer had placed before.'],
  [
    { kind: 'subtotal', subtotal: { decimal: '40', currency: 'EUR' }, minimum: { decimal: '50', currency: 'EUR' } },
    'The order came to €40.00 after discounts; the program asks for at least €50.00.',
  ],
  [{ kind: 'source', source: 'pos' }, 'The order was placed at a till.'],
  [{ kind: 'items', holdsWanted: true }, 'The order holds products that the program asks for.'],
  [{ kind: 'items', holdsWanted: false }, 'The order holds none of the products that the program asks for.'],
  [{ kind: 'items', holdsWanted: null }, 'The products of the order could not be seen.'],
  [{ kind: 'risk', recommendation: 'cancel' }, 'Shopify recommends cancelling the order.'],
  [{ kind: 'risk', recommendation: null }, 'Shopify did not say how risky the order is.'],
  [{ kind: 'blocked', grounds: ['email', 'ip'] }, 'Found on the block list: e-mail address and internet address.'],
  [
    { kind: 'rule', rule: 'same_email', saw: 'match', action: 'decline', figures: null },
    'The order has the advocate’s e-mail address.',
  ],
  [
    { kind: 'rule', rule: 'same_email', saw: 'clear', action: 'decline', figures: null },
    'The order does not have the advocate’s e-mail address.',
  ],
  [
    { kind: 'rule', rule: 'same_email', saw: 'unknown', action: 'hold', figures: null },
    'It could not be seen whether this is so: “The order has the advocate’s e-mail address.”',
  ],
  [
    { kind: 'rule', rule: 'velocity', saw: 'match', action: 'hold', figures: { count: 21, limit: 20 } },
    'More of the advocate’s friends ordered within a short time than the program expects. Counted: 21. Set in the program: 20.',
  ],
])('evidence %o is told as it was seen', (evidence, sentence) => {
  expect(describeEvidence(evidence, { t, format })).toBe(sentence);
});

test('whatever a rule saw is a sentence of its own, in both languages', () => {
  for (const locale of ['en', 'fr'] as const) {
    const sentences = fraudRules.flatMap((rule) =>
      sights.map((saw) =>
        describeEvidence({ kind: 'rule', rule, saw, action: 'flag', figures: null }, { t: speakAdmin(locale), format }),
      ),
    );
    expect(new Set(sentences).size).toBe(fraudRules.length * sights.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}[^{}]*[.”»]$/u);
  }
});

test('whatever an order was recognised by is a sentence of its own that says what was stored, in both languages', () => {
  const recognitions: EvidenceView[] = [
    { kind: 'friend_code', code: 'HI-1' },
    { kind: 'cart_mark', of: 'claim' },
    { kind: 'cart_mark', of: 'visit' },
    { kind: 'landing_page', channel: 'whatsapp' },
    { kind: 'claim_of_buyer', by: 'customer' },
    { kind: 'claim_of_buyer', by: 'email' },
    { kind: 'invite_entered', place: 'attribute' },
    { kind: 'invite_entered', place: 'note' },
  ];
  for (const [locale, stored] of [
    ['en', 'Stored until then: '],
    ['fr', 'Conservé jusque-là : '],
  ] as const) {
    const sentences = recognitions.map((evidence) => describeEvidence(evidence, { t: speakAdmin(locale), format }));
    expect(new Set(sentences).size).toBe(recognitions.length);
    for (const sentence of sentences) expect(sentence.replaceAll('\u00a0', ' ')).toContain(stored);
  }
});

test('a channel of another version of the app is not guessed at', () => {
  expect(describeChannel('whatsapp', t)).toBe('WhatsApp');
  expect(describeChannel('toString', t)).toBe('Another way');
});
