import type { Connection } from '#app/db/client.server.ts';
import type { NewLedgerEntry } from '#app/db/ledger.ts';
import { findSpendLimit, lockProgramSpend, sumSpent } from '#app/db/reward-limits.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import { formatDecimal, type Money } from '#app/domain/money.ts';
import { levelOfSpend } from '#app/domain/reward/limits.ts';
import { monthOf } from '#app/domain/time.ts';

/** A program's spending of the shop's month, held still until the transaction ends. */
export interface ProgramSpend {
  limit: Money;
  spentMinor: bigint;
}

/** Locks and reads what a program spent; null, and no lock, where nothing limits it. */
export async function openSpend(
  { shop, programId, now }: { shop: Shop; programId: ProgramId; now: Date },
  transaction: Connection,
): Promise<ProgramSpend | null> {
  const limit = await findSpendLimit(shop.id, programId, transaction);
  if (limit === null) return null;
  await lockProgramSpend(shop.id, programId, transaction);
  const of = { programId, currency: limit.currency, timeZone: shop.timeZone, now };
  return { limit, spentMinor: await sumSpent(shop.id, of, transaction) };
}

export function addToSpend(spend: ProgramSpend | null, cost: Money | null): void {
  if (spend !== null && cost?.currency === spend.limit.currency) spend.spentMinor += cost.amountMinor;
}

/**
 * What the merchant is told of the limit, each once for a program, month and limit: that 80 % are spent, and that it is
 * reached. It is reached too when a reward did not fit under it any more.
 */
export function limitEntries(
  spend: ProgramSpend | null,
  {
    shop,
    programId,
    isRewardKeptBack,
    now,
  }: { shop: Shop; programId: ProgramId; isRewardKeptBack: boolean; now: Date },
): NewLedgerEntry[] {
  if (spend === null) return [];
  const { limit, spentMinor } = spend;
  const level = isRewardKeptBack ? 'reached' : levelOfSpend({ ...limit, amountMinor: spentMinor }, limit);
  const kinds = { under: [], near: ['limit_near'], reached: ['limit_near', 'limit_reached'] } as const;
  const month = monthOf(now, shop.timeZone);
  return kinds[level].map((kind) => ({
    kind,
    actor: 'ricochet',
    at: now,
    causeKey: `${kind}:${programId}:${month}:${limit.amountMinor}${limit.currency}`,
    programId,
    data: {
      month,
      amount: formatDecimal({ ...limit, amountMinor: spentMinor }),
      limit: formatDecimal(limit),
      currency: limit.currency,
    },
  }));
}
