import type { AdminApi } from '#app/admin-api/client.server.ts';
import { deactivateGiftCard } from '#app/admin-api/deactivate-gift-card.ts';
import { debitGiftCard } from '#app/admin-api/debit-gift-card.ts';
import { hadNoEffect } from '#app/admin-api/fault-meaning.ts';
import { findGiftCardBalance } from '#app/admin-api/find-gift-card-balance.ts';
import { beginReversing, giveUpReversing } from '#app/db/reward-attempts.ts';
import type { Money } from '#app/domain/money.ts';
import type { ReversalOutcome } from '#app/domain/reward/reversal-outcome.ts';
import type { Reversal } from '#app/domain/reward/reward.ts';

/** A request whose answer was lost has landed within this, or never will. */
const landedWithinMs = 60_000;

/**
 * Takes a gift card's money back: a card of which nothing stays is switched off, which can be repeated; of another, a part
 * is debited under the reversal's own name, so that a second attempt finds the first one's; of several workers only the
 * one that wins the note may ask. What expired, or was switched off by somebody else, is lost to the advocate and counts
 * as taken.
 */
export async function reverseGiftCard(
  admin: AdminApi,
  {
    cardId,
    reversal,
    wanted,
    isLast,
    lostMinor,
    now,
  }: {
    cardId: string;
    reversal: Reversal;
    wanted: Money;
    /** Nothing of the reward stays, and nothing else of it is still to be taken. */
    isLast: boolean;
    /** What counts as taken already of a card that cannot be used any more. */
    lostMinor: bigint;
    now: Date;
  },
): Promise<ReversalOutcome> {
  const { id, status, reversingSince } = reversal;
  const card = await findGiftCardBalance(admin, cardId);
  if (card === null) return { kind: 'taken', mostMinor: 0n, effectId: null };
  const earlier = card.debits.find(({ note }) => note === id);
  if (earlier !== undefined) return { kind: 'taken', mostMinor: earlier.amountMinor, effectId: earlier.id };
  if (!card.isRedeemable) return { kind: 'taken', mostMinor: card.balanceMinor - lostMinor, effectId: null };
  const landedAt = new Date((reversingSince ?? now).getTime() + landedWithinMs);
  if (status === 'reversing' && landedAt.getTime() > now.getTime()) return { kind: 'later', at: landedAt };

  if (card.balanceMinor <= 0n) return { kind: 'taken', mostMinor: 0n, effectId: null };
  if (isLast && card.balanceMinor <= wanted.amountMinor)
    return { kind: 'taken', mostMinor: await deactivateGiftCard(admin, cardId), effectId: null };
  const amountMinor = card.balanceMinor < wanted.amountMinor ? card.balanceMinor : wanted.amountMinor;
  if (!(await beginReversing(reversal, { takenMinor: amountMinor }, now)))
    return { kind: 'later', at: new Date(now.getTime() + landedWithinMs) };
  try {
    const debited = await debitGiftCard(admin, cardId, { ...wanted, amountMinor }, id);
    if ('ok' in debited) return { kind: 'taken', mostMinor: amountMinor, effectId: debited.transactionId };
  } catch (fault) {
    if (hadNoEffect(fault)) await giveUpReversing(reversal, now);
    throw fault;
  }
  return { kind: 'later', at: landedAt };
}
