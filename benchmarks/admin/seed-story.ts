import { offerKey, purseOf } from '../../app/db/offer-key.server.ts';
import { encodeDecision, rulesVersion, type Decision, type Evidence } from '../../app/domain/decision.ts';
import { defaultProtection, fraudRules, type FraudRule } from '../../app/domain/fraud/protection.ts';
import { suspicionOf } from '../../app/domain/fraud/suspicion.ts';
import { parseMoney, type Money } from '../../app/domain/money.ts';
import {
  defaultProgramSettings,
  encodeProgramSettings,
  type ProgramSettings,
} from '../../app/domain/program/settings.ts';
import { faceValue, type Benefit } from '../../app/domain/reward/benefit.ts';
import { costOf, encodeOffer, offerOf, type Offer } from '../../app/domain/reward/offer.ts';

/** One version of a program, ready to be written: everything that only the app can say of it. */
export interface SeededVersion {
  program: number;
  programName: string;
  number: number;
  /** Of the two years, from which part on it was the newest. */
  fromShare: number;
  settings: object;
  offer: object;
  offerKey: string;
  friendOffer: object | null;
  friendOfferKey: string | null;
  benefit: Benefit['kind'];
  isCode: boolean;
  worthMinor: string | null;
  costMinor: string | null;
  purse: string;
  expiresInDays: number | null;
}

/** Three programs with seven versions, in which most kinds of reward occur. */
export function seededVersions(currency: string): SeededVersion[] {
  const amount = (decimal: string): Money => {
    const money = parseMoney(decimal, currency);
    if (money === null) throw new Error(`${decimal} is no amount of ${currency}.`);
    return money;
  };
  const ends = { expiresInDays: 90 };
  const shipping = { ...offerOf({ kind: 'free_shipping' }, ends), estimatedCost: amount('4') };
  const story: [number, string, number, Offer, Offer | null][] = [
    [1, 'Friends of the house', 0, offerOf({ kind: 'percentage', percent: 10 }, ends), tenth],
    [
      1,
      'Friends of the house',
      0.3,
      offerOf({ kind: 'store_credit', amount: amount('10') }, { expiresInDays: 180 }),
      tenth,
    ],
    [
      1,
      'Friends of the house',
      0.7,
      offerOf({ kind: 'store_credit', amount: amount('15') }, { expiresInDays: 180 }),
      tenth,
    ],
    [2, 'Summer invitation', 0, offerOf({ kind: 'fixed_amount', amount: amount('5') }, ends), tenth],
    [2, 'Summer invitation', 0.5, offerOf({ kind: 'gift_card', amount: amount('10') }), tenth],
    [3, 'Best customers', 0, shipping, null],
    [3, 'Best customers', 0.6, offerOf({ kind: 'customer_tag', tag: 'insider' }), null],
  ];
  return story.map(([program, programName, fromShare, offer, friend], index) => {
    const number = story.slice(0, index + 1).filter(([each]) => each === program).length;
    const settings: ProgramSettings = {
      ...defaultProgramSettings,
      friend,
      advocate: { ...defaultProgramSettings.advocate, tiers: [{ fromFriend: 1, offer }] },
    };
    return {
      program,
      programName,
      number,
      fromShare,
      settings: encodeProgramSettings(settings),
      offer: encodeOffer(offer),
      offerKey: offerKey(offer),
      friendOffer: friend === null ? null : encodeOffer(friend),
      friendOfferKey: friend === null ? null : offerKey(friend),
      benefit: offer.benefit.kind,
      isCode: ['percentage', 'fixed_amount', 'free_shipping'].includes(offer.benefit.kind),
      worthMinor: faceValue(offer.benefit)?.amountMinor.toString() ?? null,
      costMinor: costOf(offer)?.amountMinor.toString() ?? null,
      purse: purseOf(offer),
      expiresInDays: offer.terms.expiresInDays,
    };
  });
}
const tenth = offerOf({ kind: 'percentage', percent: 10 });

/** What referrals are decided to be; `share` of all. A reversed one was rewarded before. */
export interface SeededDecision {
  name: string;
  status: 'rewarded' | 'held' | 'declined' | 'reversed';
  share: number;
  suspicion: number;
  decision: object;
  /** As the ledger writes them. */
  reasons: string;
  matched: string;
}

/** Stands in the decisions' evidence where each order's own sum goes. */
export const subtotalMark = '987654321';

export function seededDecisions(currency: string): SeededDecision[] {
  const story: [SeededDecision['name'], SeededDecision['status'], number, Shape][] = [
    ['first', 'rewarded', 0.78, { position: 1 }],
    ['repeat', 'rewarded', 0.16, { position: 3 }],
    ['held by pace', 'held', 0.008, { position: 1, matches: ['velocity'], holds: ['velocity'] }],
    ['held by mailbox', 'held', 0.004, { position: 1, matches: ['disposable_email'], holds: ['disposable_email'] }],
    ['held unseen', 'held', 0.003, { position: null, holds: ['order_history_unknown'] }],
    ['own order', 'declined', 0.01, { position: 2, matches: ['same_customer'], declines: ['same_customer'] }],
    ['not the first', 'declined', 0.015, { position: 4, declines: ['not_first_order'] }],
    ['taken back', 'reversed', 0.02, { position: 1 }],
  ];
  return story.map(([name, status, share, shape]) => {
    const decision = decisionOf(shape, currency);
    const reasons = decision.kind === 'reward' ? [decision.reason] : decision.reasons;
    const matched = (shape.matches ?? []).join(' ');
    const suspicion = suspicionOf(decision);
    return { name, status, share, suspicion, decision: encodeDecision(decision), reasons: reasons.join(' '), matched };
  });
}

interface Shape {
  position: number | null;
  matches?: FraudRule[];
  holds?: Extract<Decision, { kind: 'hold' }>['reasons'];
  declines?: Extract<Decision, { kind: 'decline' }>['reasons'];
}

function decisionOf({ position, matches = [], holds, declines }: Shape, currency: string): Decision {
  const rules = fraudRules.flatMap((rule): Evidence[] => {
    const { action } = defaultProtection[rule];
    if (action === 'off') return [];
    return [{ kind: 'rule', rule, saw: matches.includes(rule) ? 'match' : 'clear', action, figures: null }];
  });
  const evidence: Evidence[] = [
    { kind: 'order_position', position },
    { kind: 'subtotal', subtotal: { amountMinor: BigInt(subtotalMark), currency }, minimum: null },
    { kind: 'source', source: 'web' },
    { kind: 'risk', recommendation: 'accept' },
    { kind: 'blocked', grounds: [] },
    ...rules,
  ];
  const every = { evidence, flags: [], rulesVersion };
  if (holds !== undefined) return { kind: 'hold', reasons: holds, ...every };
  if (declines !== undefined) return { kind: 'decline', reasons: declines, ...every };
  return { kind: 'reward', reason: 'conditions_met', ...every };
}
