import {
  rulesVersion,
  type DeclineReason,
  type Decision,
  type Evidence,
  type HoldReason,
  type orderSources,
} from '../decision.ts';
import { judge, type Verdict } from '../fraud/judge.ts';
import { compareMoney } from '../money.ts';
import type { ProgramSettings } from '../program/settings.ts';
import { isBefore } from '../time.ts';
import type { ReferralFacts } from './referral-facts.ts';

/**
 * Decides one referral. Pure: the same facts and settings always give the same answer. Every reason that speaks
 * against the referral is listed, not only the first, so that the merchant sees the whole of it.
 */
export function decideReferral(facts: ReferralFacts, settings: ProgramSettings): Decision {
  const verdicts = judge(facts, settings.protection);
  const matches = (action: Verdict['action']) =>
    verdicts.filter((verdict) => verdict.saw === 'match' && verdict.action === action).map(({ rule }) => rule);
  const stored = { evidence: evidenceOf(facts, settings, verdicts), flags: matches('flag'), rulesVersion };

  const against = reasonsAgainst(facts, settings, matches('decline'));
  if (against.length > 0) return { kind: 'decline', reasons: against, ...stored };
  const waiting = reasonsToWait(facts, settings, matches('hold'), verdicts);
  if (waiting.length > 0) return { kind: 'hold', reasons: waiting, ...stored };
  if (settings.timing.approval === 'manual') return { kind: 'hold', reasons: ['manual_approval'], ...stored };
  return { kind: 'reward', reason: 'conditions_met', ...stored };
}

function reasonsAgainst(
  { order, claim }: ReferralFacts,
  settings: ProgramSettings,
  matches: DeclineReason[],
): DeclineReason[] {
  const { conditions } = settings;
  const { minimumSubtotal: minimum } = conditions;
  const source = sourceOf(order);
  const isUnderMinimum =
    minimum !== null && minimum.currency === order.subtotal.currency && compareMoney(order.subtotal, minimum) < 0;
  return [
    ...only('test_order', order.isTest && !conditions.acceptsTestOrders),
    ...only('draft_order', source === 'draft' && !conditions.acceptsDraftOrders),
    ...only('point_of_sale_order', source === 'pos' && !conditions.acceptsPointOfSale),
    ...only('order_cancelled', order.isCancelled),
    ...only('order_refunded', order.isRefunded),
    ...only('dispute_lost', order.dispute === 'lost'),
    ...matches,
    ...only('not_first_order', conditions.firstOrderOnly && order.position !== undefined && order.position > 1),
    ...only('under_minimum', isUnderMinimum),
    ...only('wrong_items', conditions.items.kind !== 'all' && order.holdsWantedItems === false),
    ...only('claim_expired', isBefore(claim.expiresAt, order.placedAt)),
    ...only('claim_already_rewarded', claim.isRewarded),
  ];
}

/** A rule that could not see its data does not pass the order, unless it would only have shown what it saw. */
function reasonsToWait(
  { order, advocate }: ReferralFacts,
  { conditions }: ProgramSettings,
  matches: HoldReason[],
  verdicts: Verdict[],
): HoldReason[] {
  const { minimumSubtotal: minimum } = conditions;
  return [
    ...matches,
    ...only(
      'evidence_missing',
      verdicts.some(({ saw, action }) => saw === 'unknown' && action !== 'flag'),
    ),
    ...only('order_history_unknown', conditions.firstOrderOnly && order.position === undefined),
    // A shop can change its currency; amounts of two currencies are not compared.
    ...only('currency_differs', minimum !== null && minimum.currency !== order.subtotal.currency),
    ...only('items_unknown', conditions.items.kind !== 'all' && order.holdsWantedItems === undefined),
    ...only('dispute_open', order.dispute === 'open'),
    ...only('advocate_erased', advocate.isErased),
  ];
}

function evidenceOf(
  { recognition, order, history }: ReferralFacts,
  { conditions, protection }: ProgramSettings,
  verdicts: Verdict[],
): Evidence[] {
  const grounds = [...new Set(history.blockedBy)].toSorted();
  return [
    recognition,
    ...(recognition.kind === 'friend_code' ? [] : [{ kind: 'no_friend_code' as const }]),
    { kind: 'order_position', position: order.position ?? null },
    { kind: 'subtotal', subtotal: order.subtotal, minimum: conditions.minimumSubtotal },
    { kind: 'source', source: sourceOf(order) },
    ...(conditions.items.kind === 'all'
      ? []
      : [{ kind: 'items' as const, holdsWanted: order.holdsWantedItems ?? null }]),
    ...(protection.order_risk.action === 'off' ? [] : [{ kind: 'risk' as const, recommendation: order.risk ?? null }]),
    ...(protection.blocked.action === 'off' || grounds.length === 0 ? [] : [{ kind: 'blocked' as const, grounds }]),
    ...verdicts.map((verdict) => ({ kind: 'rule' as const, ...verdict })),
  ];
}

function sourceOf({ sourceName }: ReferralFacts['order']): (typeof orderSources)[number] {
  switch (sourceName) {
    case 'web':
      return 'web';
    case 'pos':
      return 'pos';
    case 'shopify_draft_order':
      return 'draft';
    default:
      return 'other';
  }
}

function only<const Reason extends string>(reason: Reason, isSo: boolean): Reason[] {
  return isSo ? [reason] : [];
}
