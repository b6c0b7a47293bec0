import { foldEmail } from '#app/domain/person/fold-email.ts';
import { isDisposableEmail } from '#app/domain/person/is-disposable-email.ts';
import type { Decision } from '#app/domain/decision.ts';
import type { Money } from '#app/domain/money.ts';
import { decideReferral } from '#app/domain/reward/decide-referral.ts';
import { decideReversal, type OrderFacts } from '#app/domain/reward/decide-reversal.ts';
import { faceValue } from '#app/domain/reward/benefit.ts';
import type { ReferralFacts, Traces } from '#app/domain/reward/referral-facts.ts';
import type { Reward, ReversalCause } from '#app/domain/reward/reward.ts';
import { countedOrders } from '../../sandbox/world/customer-orders.ts';
import { toMinor } from '../../sandbox/world/money.ts';
import { orderTotals } from '../../sandbox/world/order-totals.ts';
import type { Shop } from '../../sandbox/world/types.ts';
import type { ChaosOrder } from './story.ts';

/** What an order must come to, told from the pretend Shopify alone. */
export interface Prediction {
  /** As if nothing had happened to the order since it was paid. */
  decision: Decision;
  /** The same while Shopify was still counting the customer's orders; a decline does not wait for that. */
  earlyDecision: Decision;
  subtotal: Money;
  /** Why it brings nothing after all. */
  lost: ReversalCause | null;
  facts: OrderFacts;
}

/** Asks the pure decisions about an order, with facts that are read where they were made and not where the app keeps them. */
export function predict(shop: Shop, chaos: ChaosOrder): Prediction {
  const { order, advocate, friendCode, claimedAt } = chaos;
  const { settings } = advocate.program;
  const usd = (text: string): Money => ({ amountMinor: toMinor(text, shop.currencyDigits), currency: shop.currency });
  const totals = orderTotals(order, shop.currencyDigits);
  const customer = shop.customers.find(({ id }) => id === order.customerId);
  const mine = order.customerId === null ? [] : countedOrders(shop, order.customerId);
  const index = mine.findIndex(({ id }) => id === order.id);
  const inviter = shop.customers.find(({ id }) => id === advocate.customerId);
  const nothing = { phoneHash: null, addressHash: null, ipHash: null, deviceHash: null };
  const tracesOf = (email: string | undefined): Traces => ({ ...nothing, emailHash: foldEmail(email ?? null) });
  const gid = (id: string) => `gid://shopify/Customer/${id}`;

  const facts: ReferralFacts = {
    recognition: { kind: 'friend_code', code: friendCode },
    order: {
      ...tracesOf(order.email),
      isTest: order.test,
      isCancelled: false,
      isRefunded: false,
      sourceName: order.sourceName,
      subtotal: usd(totals.subtotal),
      customerId: order.customerId === null ? null : gid(order.customerId),
      isEmailDisposable: isDisposableEmail(order.email),
      placedAt: new Date(order.createdAt),
      position: index === -1 ? undefined : index + 1,
      customerSince: customer === undefined ? null : new Date(customer.createdAt),
      holdsWantedItems: true,
      risk: 'none',
      dispute: null,
    },
    advocate: {
      ...tracesOf(inviter?.email),
      customerId: gid(advocate.customerId),
      joinedAt: new Date(inviter?.createdAt ?? 0),
      isErased: false,
    },
    claim: {
      customerId: null,
      claimedAt,
      isMomentKnown: true,
      expiresAt: new Date(claimedAt.getTime() + settings.claimDays * 24 * 3600_000),
      isRewarded: false,
    },
    history: { friendOrdersAt: [], sameIpReferrals: 0, isRing: false, blockedBy: [] },
  };
  const after: OrderFacts = {
    paidAt: new Date(order.paidAt ?? order.createdAt),
    cancelledAt: order.cancelledAt === null ? null : new Date(order.cancelledAt),
    fulfilledAt: null,
    dispute: null,
    total: usd(totals.total),
    refunded: usd(totals.refunded),
    subtotal: usd(totals.currentSubtotal),
    decidedSubtotal: usd(totals.subtotal),
  };
  const { lost } = decideReversal(after, settings, [], [], shop.timeZone);
  const uncounted = { ...facts, order: { ...facts.order, position: undefined } };
  const decision = decideReferral(facts, settings);
  const earlyDecision = decideReferral(uncounted, settings);
  return { decision, earlyDecision, subtotal: usd(totals.subtotal), lost, facts: after };
}

/** How much of a reward that was given has to be taken back, in its own units, by what became of its order. */
export function askedBack(
  { facts }: Prediction,
  { settings }: ChaosOrder['advocate']['program'],
  reward: Pick<Reward, 'offer' | 'cause' | 'causeKey' | 'side' | 'referralId'>,
  timeZone: string,
): bigint {
  const at = facts.paidAt;
  const standing: Reward = {
    ...{ shopId: 'sh_', id: 'rw_', programId: 'pr_', versionNumber: 1, advocateId: 'ad_', purse: '', note: null },
    ...{ cost: null, nettedMinor: 0n, parentDiscountId: null, code: null, effectId: null, reason: null },
    ...{ dueAt: at, approvedAt: at, issuingSince: at, issuedAt: at, expiresAt: null },
    ...reward,
    worth: faceValue(reward.offer.benefit),
    status: 'issued',
  };
  return decideReversal(facts, settings, [standing], [], timeZone).steps.reduce(
    (sum, step) => sum + (step.kind === 'reverse' ? step.amountMinor : 0n),
    0n,
  );
}
