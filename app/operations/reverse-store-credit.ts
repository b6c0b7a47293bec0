import type { AdminApi } from '#app/admin-api/client.server.ts';
import { debitStoreCredit } from '#app/admin-api/debit-store-credit.ts';
import { hadNoEffect } from '#app/admin-api/fault-meaning.ts';
import { findStoreCreditBalance, type StoreCreditBalance } from '#app/admin-api/find-store-credit-balance.ts';
import { listKnownEffects } from '#app/db/reversals.ts';
import { beginReversing, giveUpReversing } from '#app/db/reward-attempts.ts';
import type { Money } from '#app/domain/money.ts';
import type { ReversalOutcome } from '#app/domain/reward/reversal-outcome.ts';
import type { Reversal } from '#app/domain/reward/reward.ts';

/** A request whose answer was lost has landed within this, or never will. */
const landedWithinMs = 60_000;

interface Debit {
  customerId: string;
  reversal: Reversal;
  /** What may be taken at most. */
  wanted: Money;
  /** The transaction that credited the reward; null when nobody knows it. */
  creditId: string | null;
  /** What counts as taken already of credit that has expired. */
  lostMinor: bigint;
  now: Date;
}

/**
 * Takes store credit back, as much as is left of it. A debit carries nothing to know it by, so the newest transaction and
 * the amount are written down before it is asked for: a second attempt reads what came after that one, takes the first
 * attempt's debit for its own when there is exactly one, asks again only when there is none and none can land any more,
 * and leaves what nobody can tell to the merchant. One advocate's credits and debits run one after the other (queue), and
 * of several workers only the one that wins the note may ask. Credit that expired unspent is lost to the advocate and
 * counts as taken; nothing is taken from other credit in its place.
 */
export async function reverseStoreCredit(admin: AdminApi, debit: Debit): Promise<ReversalOutcome> {
  const { customerId, reversal, wanted, now } = debit;
  const account = await findStoreCreditBalance(admin, customerId, wanted.currency);
  if (account === null) return { kind: 'taken', mostMinor: 0n, effectId: null };
  if (reversal.status === 'reversing') {
    const earlier = await findEarlierDebit(account, debit);
    if (earlier !== 'none') return earlier;
  }

  const { balance, transactions } = account;
  const { creditId, lostMinor } = debit;
  const expired = transactions.filter(
    ({ expiredCreditId }) => expiredCreditId !== null && expiredCreditId === creditId,
  );
  if (expired.length > 0) {
    const mostMinor = expired.reduce((sum, { amountMinor }) => sum + amountMinor, -lostMinor);
    return {
      kind: 'taken',
      mostMinor: mostMinor < wanted.amountMinor ? mostMinor : wanted.amountMinor,
      effectId: null,
    };
  }
  const amountMinor = balance.amountMinor < wanted.amountMinor ? balance.amountMinor : wanted.amountMinor;
  if (amountMinor <= 0n) return { kind: 'taken', mostMinor: 0n, effectId: null };
  const newest = transactions.find(({ id }) => id !== null)?.id ?? null;
  const isOurTurn = await beginReversing(reversal, { takenMinor: amountMinor, effectId: newest }, now);
  if (!isOurTurn) return { kind: 'later', at: new Date(now.getTime() + landedWithinMs) };
  try {
    const answer = await debitStoreCredit(admin, account.accountId, { ...wanted, amountMinor });
    if ('ok' in answer) return { kind: 'taken', mostMinor: amountMinor, effectId: answer.transactionId };
  } catch (fault) {
    if (hadNoEffect(fault)) await giveUpReversing(reversal, now);
    throw fault;
  }
  // It was spent a moment ago.
  await giveUpReversing(reversal, now);
  return { kind: 'later', at: now };
}

async function findEarlierDebit(
  { transactions }: StoreCreditBalance,
  { reversal, now }: Debit,
): Promise<ReversalOutcome | 'none'> {
  const { shopId, takenMinor, effectId, reversingSince } = reversal;
  const known = transactions.findIndex(({ id }) => id === effectId);
  // More has happened since than can be looked through.
  if (known < 0) return { kind: 'unclear' };
  const candidates = transactions
    .slice(0, known)
    .flatMap(({ id, isManualDebit, amountMinor }) =>
      id !== null && isManualDebit && amountMinor === takenMinor ? [id] : [],
    );
  const others = await listKnownEffects(shopId, candidates);
  const [ours, ...more] = candidates.filter((id) => !others.includes(id));
  if (more.length > 0) return { kind: 'unclear' };
  if (ours !== undefined) return { kind: 'taken', mostMinor: takenMinor, effectId: ours };
  const landedAt = new Date((reversingSince ?? now).getTime() + landedWithinMs);
  return landedAt.getTime() <= now.getTime() ? 'none' : { kind: 'later', at: landedAt };
}
