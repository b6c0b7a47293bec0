import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultProgramSettings } from '../program/settings.ts';
import type { Benefit } from './benefit.ts';
import { decideReversal, type OrderFacts, type ReversalStep } from './decide-reversal.ts';
import { isCodeReward } from './handed-out.ts';
import { offerOf } from './offer.ts';
import { outstandingOf, restOf, settle, settleUnused, sumsOf, wholeOf } from './reversal-sums.ts';
import type { Reversal, Reward } from './reward.ts';

const paidAt = new Date('2026-11-21T12:00:00Z');
const paris = 'Europe/Paris';
const euros = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });
const credit: Benefit = { kind: 'store_credit', amount: euros(1000n) };
const code: Benefit = { kind: 'fixed_amount', amount: euros(1000n) };

function rewardOf(benefit: Benefit, change: Partial<Reward> = {}): Reward {
  return {
    shopId: 'sh_1',
    id: 'rw_1',
    programId: 'pr_1',
    versionNumber: 1,
    advocateId: 'ad_1',
    side: 'advocate',
    cause: 'referral',
    causeKey: 'referral:rf_1:advocate',
    referralId: 'rf_1',
    offer: offerOf(benefit),
    worth: 'amount' in benefit ? benefit.amount : null,
    cost: null,
    purse: 'money:EUR',
    nettedMinor: 0n,
    parentDiscountId: null,
    code: null,
    effectId: null,
    status: 'issued',
    reason: null,
    note: null,
    dueAt: paidAt,
    approvedAt: paidAt,
    issuingSince: null,
    issuedAt: null,
    expiresAt: null,
    ...change,
  };
}

/** An order of 80 € that nothing has happened to. */
const whole: OrderFacts = {
  paidAt,
  cancelledAt: null,
  fulfilledAt: null,
  dispute: null,
  total: euros(8000n),
  refunded: euros(0n),
  subtotal: euros(7000n),
  decidedSubtotal: euros(7000n),
};
const order = (change: Partial<OrderFacts>): OrderFacts => ({ ...whole, ...change });
const stepsFor = (facts: OrderFacts, reward: Reward, reversals: Reversal[] = [], settings = defaultProgramSettings) =>
  decideReversal(facts, settings, [reward], reversals, paris).steps;

/** What the operations do with a decision, for a Shopify in which nothing was spent. */
function apply(reward: Reward, reversals: Reversal[], step: ReversalStep): { reward: Reward; reversals: Reversal[] } {
  const write = (of: Reversal[], settlements: { id: string; takenMinor: bigint; owedMinor: bigint }[]) =>
    of.map((reversal): Reversal => {
      const to = settlements.find(({ id }) => id === reversal.id);
      return to === undefined ? reversal : { ...reversal, ...to, id: reversal.id, status: 'settled' };
    });
  const add = (amountMinor: bigint, causeKey: string): Reversal => ({
    shopId: 'sh_1',
    id: `rv_${reversals.length}`,
    rewardId: reward.id,
    advocateId: reward.advocateId,
    cause: 'order_refunded',
    causeKey,
    amountMinor,
    status: 'approved',
    purse: reward.purse,
    takenMinor: 0n,
    owedMinor: 0n,
    effectId: null,
    reason: null,
    approvedAt: paidAt,
    reversingSince: null,
    settledAt: null,
  });
  switch (step.kind) {
    case 'withhold': {
      const rest = restOf(reward, reversals);
      const isNeeded = rest > 0n && (reward.nettedMinor > 0n || reversals.length > 0);
      const all = isNeeded ? [...reversals, add(rest, 'whole')] : reversals;
      return {
        reward: { ...reward, status: 'withheld', reason: step.cause },
        reversals: write(all, settleUnused(reward, all)),
      };
    }
    case 'cut':
    case 'reverse': {
      const made = add(step.amountMinor, step.causeKey);
      const open = [...reversals, made];
      const isUncut = isCodeReward(reward) && step.kind === 'reverse';
      const settlements =
        isUncut && restOf(reward, open) === 0n
          ? settleUnused(reward, open)
          : [settle(made, isUncut ? 0n : outstandingOf(reward, reversals))];
      const all = write(open, settlements);
      const isOver = reward.status === 'issued' && restOf(reward, all) === 0n;
      return { reward: isOver ? { ...reward, status: 'reversed' } : reward, reversals: all };
    }
    case 'pause':
      return { reward: { ...reward, status: 'waiting', reason: 'chargeback', dueAt: null }, reversals };
    case 'schedule':
      return { reward: { ...reward, reason: null, dueAt: step.dueAt }, reversals };
  }
}

describe('one thing at a time', () => {
  test.each<[string, Partial<OrderFacts>, Reward, object[]]>([
    ['nothing happened', {}, rewardOf(credit), []],
    [
      'a cancelled order, before',
      { cancelledAt: paidAt },
      rewardOf(credit, { status: 'approved' }),
      [{ kind: 'withhold' }],
    ],
    [
      'a cancelled order, after',
      { cancelledAt: paidAt },
      rewardOf(credit),
      [{ kind: 'reverse', cause: 'order_cancelled', amountMinor: 1000n }],
    ],
    [
      'a lost dispute',
      { dispute: 'lost' },
      rewardOf({ kind: 'percentage', percent: 10 }),
      [{ kind: 'reverse', cause: 'chargeback', amountMinor: 1n }],
    ],
    ['a credit under way', { cancelledAt: paidAt }, rewardOf(credit, { status: 'issuing' }), [{ kind: 'reverse' }]],
    [
      'a code that nobody was told',
      { cancelledAt: paidAt },
      rewardOf(code, { status: 'issuing' }),
      [{ kind: 'withhold' }],
    ],
    [
      'a third refunded, rounded down',
      { refunded: euros(2667n) },
      rewardOf(credit),
      [{ kind: 'reverse', amountMinor: 333n }],
    ],
    [
      'a third refunded, before',
      { refunded: euros(2667n) },
      rewardOf(credit, { status: 'waiting' }),
      [{ kind: 'cut', amountMinor: 333n }],
    ],
    [
      'a part, of a code that was chosen',
      { refunded: euros(4000n) },
      rewardOf(code, { status: 'approved' }),
      [{ kind: 'reverse', amountMinor: 500n }],
    ],
    ['a part, of what has no worth', { refunded: euros(4000n) }, rewardOf({ kind: 'percentage', percent: 10 }), []],
    [
      'everything refunded',
      { refunded: euros(8000n) },
      rewardOf(credit),
      [{ kind: 'reverse', cause: 'order_refunded', amountMinor: 1000n }],
    ],
    ['an order of nothing', { total: euros(0n) }, rewardOf(credit), []],
    ['the friend’s side', { cancelledAt: paidAt }, rewardOf(code, { side: 'friend' }), []],
    ['a limited one', { cancelledAt: paidAt }, rewardOf(credit, { status: 'limited' }), [{ kind: 'withhold' }]],
    [
      'a part, of a limited one',
      { refunded: euros(4000n) },
      rewardOf(credit, { status: 'limited' }),
      [{ kind: 'cut', amountMinor: 500n }],
    ],
    [
      'all goods sent back, the shipping kept',
      { refunded: euros(7000n), subtotal: euros(0n) },
      rewardOf(credit),
      [{ kind: 'reverse', cause: 'order_refunded', amountMinor: 1000n }],
    ],
    [
      'shipping paid back, of goods that were free',
      { refunded: euros(4000n), subtotal: euros(0n), decidedSubtotal: euros(0n) },
      rewardOf(credit),
      [{ kind: 'reverse', amountMinor: 500n }],
    ],
    ['a dispute', { dispute: 'open' }, rewardOf(credit, { status: 'approved' }), [{ kind: 'pause' }]],
    ['a dispute, after', { dispute: 'open' }, rewardOf(credit), []],
    [
      'a dispute that is won',
      { dispute: 'won' },
      rewardOf(credit, { status: 'waiting', reason: 'chargeback', dueAt: null }),
      [{ kind: 'schedule', dueAt: paidAt }],
    ],
  ])('%s', (_name, change, reward, expected) => {
    expect(stepsFor(order(change), reward)).toMatchObject(expected);
    expect(stepsFor(order(change), reward)).toHaveLength(expected.length);
  });

  test('what is left under the minimum takes everything', () => {
    const conditions = { ...defaultProgramSettings.conditions, minimumSubtotal: euros(5000n) };
    const settings = { ...defaultProgramSettings, conditions };
    const facts = order({ refunded: euros(2001n), subtotal: euros(4999n) });
    expect(stepsFor(facts, rewardOf(credit), [], settings)).toMatchObject([{ kind: 'reverse', amountMinor: 1000n }]);
    expect(stepsFor(order({ subtotal: euros(4999n) }), rewardOf(credit), [], settings)).toEqual([]);
    const overruled = { ...facts, refunded: euros(80n), decidedSubtotal: euros(4999n) };
    expect(stepsFor(overruled, rewardOf(credit), [], settings)).toMatchObject([{ kind: 'reverse', amountMinor: 10n }]);
  });

  test('a surprise goes when the order is not large any more, the reward itself in part', () => {
    const surprises = [{ orderAtLeast: euros(6000n), offer: offerOf(credit) }];
    const settings = { ...defaultProgramSettings, advocate: { ...defaultProgramSettings.advocate, surprises } };
    const surprise = rewardOf(credit, { id: 'rw_2', cause: 'surprise', causeKey: 'surprise:rf_1:0' });
    const facts = order({ refunded: euros(2000n), subtotal: euros(5000n) });
    expect(decideReversal(facts, settings, [rewardOf(credit), surprise], [], paris)).toMatchObject({
      lost: null,
      steps: [
        { rewardId: 'rw_1', amountMinor: 250n },
        { rewardId: 'rw_2', amountMinor: 1000n },
      ],
    });
  });

  test('fulfilment starts the days that the program waits, on the shop’s calendar', () => {
    const timing = { after: 'fulfilled', days: 14, approval: 'automatic' } as const;
    const settings = { ...defaultProgramSettings, timing };
    const waiting = rewardOf(credit, { status: 'waiting', dueAt: null });
    expect(stepsFor(whole, waiting, [], settings)).toEqual([]);
    const facts = order({ fulfilledAt: new Date('2026-10-20T22:30:00Z') });
    expect(stepsFor(facts, waiting, [], settings)).toMatchObject([
      { kind: 'schedule', dueAt: new Date('2026-11-03T23:30:00Z') },
    ]);
  });

  test('what paid off an earlier debt brings the debt back when its order is lost', () => {
    const reward = rewardOf(credit, { status: 'withheld', reason: 'set_off', nettedMinor: 1000n });
    const [step] = stepsFor(order({ cancelledAt: paidAt }), reward);
    const after = step === undefined ? null : apply(reward, [], step);
    expect(sumsOf(after?.reversals ?? [])).toEqual({ amountMinor: 1000n, takenMinor: 0n, owedMinor: 1000n });
    expect(stepsFor(order({ cancelledAt: paidAt }), after?.reward ?? reward, after?.reversals)).toEqual([]);
  });

  test('a code that is deleted unused owes nothing for a part that could not be cut', () => {
    const reward = rewardOf(code, { status: 'approved' });
    const [part] = stepsFor(order({ refunded: euros(4000n) }), reward);
    const owing = part === undefined ? null : apply(reward, [], part);
    expect(sumsOf(owing?.reversals ?? [])).toMatchObject({ owedMinor: 500n });
    const [rest] = stepsFor(order({ cancelledAt: paidAt }), reward, owing?.reversals);
    const after = rest === undefined ? null : apply(reward, owing?.reversals ?? [], rest);
    expect(sumsOf(after?.reversals ?? [])).toEqual({ amountMinor: 1000n, takenMinor: 1000n, owedMinor: 0n });
  });
});

describe('always', () => {
  const total = 8000n;
  type Event = { kind: 'refund'; minor: bigint } | { kind: 'cancel' | 'fulfil' | 'dispute' | 'win' | 'lose' };
  const event: fc.Arbitrary<Event> = fc.oneof(
    fc.bigInt({ min: 1n, max: total }).map((minor): Event => ({ kind: 'refund', minor })),
    fc.constantFrom<Event>(
      { kind: 'cancel' },
      { kind: 'fulfil' },
      { kind: 'dispute' },
      { kind: 'win' },
      { kind: 'lose' },
    ),
  );
  function happen(facts: OrderFacts, what: Event): OrderFacts {
    switch (what.kind) {
      case 'refund': {
        const sum = facts.refunded.amountMinor + what.minor;
        return { ...facts, refunded: euros(sum < total ? sum : total) };
      }
      case 'cancel':
        return { ...facts, cancelledAt: paidAt };
      case 'fulfil':
        return { ...facts, fulfilledAt: facts.fulfilledAt ?? paidAt };
      case 'dispute':
        return facts.dispute === 'lost' ? facts : { ...facts, dispute: 'open' };
      case 'win':
        return facts.dispute === 'open' ? { ...facts, dispute: 'won' } : facts;
      case 'lose':
        return facts.dispute === 'open' ? { ...facts, dispute: 'lost' } : facts;
    }
  }
  const amountOf = fc.bigInt({ min: 1n, max: 10n ** 12n });
  const benefit: fc.Arbitrary<Benefit> = fc.oneof(
    amountOf.map((minor): Benefit => ({ kind: 'store_credit', amount: euros(minor) })),
    amountOf.map((minor): Benefit => ({ kind: 'fixed_amount', amount: euros(minor) })),
    amountOf.map((minor): Benefit => ({ kind: 'gift_card', amount: euros(minor) })),
    fc.constantFrom<Benefit>({ kind: 'percentage', percent: 10 }, { kind: 'custom', description: 'A tour' }),
  );
  const story = fc.record({
    benefit,
    /** In hundredths of the worth. */
    netted: fc.integer({ min: 0, max: 99 }),
    events: fc.array(event, { maxLength: 6 }),
    /** Which state each delivery sees, and whether the reward goes one step on before it. */
    deliveries: fc.array(fc.record({ sees: fc.nat({ max: 6 }), goesOn: fc.boolean() }), { maxLength: 12 }),
  });

  test('any order, lag and repetition of what is told ends in the same place, and takes no more than the worth', () => {
    fc.assert(
      fc.property(story, ({ benefit: given, netted, events, deliveries }) => {
        const states = events.reduce<OrderFacts[]>((all, what) => [...all, happen(all.at(-1) ?? whole, what)], [whole]);
        const last = states.at(-1) ?? whole;
        let reward = rewardOf(given, { status: 'waiting' });
        reward = { ...reward, nettedMinor: reward.worth ? (reward.worth.amountMinor * BigInt(netted)) / 100n : 0n };
        let reversals: Reversal[] = [];
        const review = (facts: OrderFacts) => {
          for (const step of stepsFor(facts, reward, reversals))
            ({ reward, reversals } = apply(reward, reversals, step));
        };
        for (const { sees, goesOn } of deliveries) {
          if (goesOn && reward.status === 'approved') reward = { ...reward, status: 'issued' };
          if (goesOn && reward.status === 'waiting' && reward.dueAt !== null)
            reward = { ...reward, status: 'approved' };
          review(states[Math.min(sees, states.length - 1)] ?? whole);
          const { amountMinor, takenMinor, owedMinor } = sumsOf(reversals);
          expect(amountMinor).toBeLessThanOrEqual(wholeOf(reward));
          expect(takenMinor + owedMinor).toBeLessThanOrEqual(wholeOf(reward));
          expect(outstandingOf(reward, reversals)).toBeGreaterThanOrEqual(0n);
        }
        review(last);
        const { lost } = decideReversal(last, defaultProgramSettings, [], [], paris);
        const isGone = reward.status === 'withheld' || reward.status === 'reversed';
        const { worth } = reward;
        const part = worth === null ? 0n : (worth.amountMinor * last.refunded.amountMinor) / total;
        expect(isGone).toBe(lost !== null);
        expect(isGone ? 0n : restOf(reward, reversals)).toBe(lost === null ? wholeOf(reward) - part : 0n);
        // Nothing was spent: what is owed is at most what the reward had paid off, or could not be cut out of a code.
        if (lost !== null) expect(sumsOf(reversals).owedMinor).toBe(reward.nettedMinor);
        const before = structuredClone({ reward, reversals });
        review(last);
        expect({ reward, reversals }).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });
});
