import type { Connection } from '#app/db/client.server.ts';
import { appendToLedger, type NewLedgerEntry } from '#app/db/ledger.ts';
import { findSpendLimit, lockProgramSpend, sumSpent } from '#app/db/reward-limits.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import { formatDecimal, type Money } from '#app/domain/money.ts';
import { levelOfSpend, limitCause } from '#app/domain/reward/limits.ts';
import { monthOf } from '#app/domain/time.ts';
import { askForProgramText } from './ask-for-program-text.ts';

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
export async function announceLimit(
  spend: ProgramSpend | null,
  about: { shop: Shop; programId: ProgramId; isRewardKeptBack: boolean; now: Date },
  transaction: Connection,
): Promise<void> {
  if (spend === null) return;
  const entries = limitEntries(spend, about);
  const added = entries.length === 0 ? 0 : await appendToLedger(about.shop.id, entries, transaction);
  // What shoppers read is true at once: advocates are promised nothing while the limit is reached.
  if (added > 0 && entries.some(({ kind }) => kind === 'limit_reached'))
    await askForProgramText(about.shop.id, transaction);
}

function limitEntries(
  spend: ProgramSpend,
  {
    shop,
    programId,
    isRewardKeptBack,
    now,
  }: { shop: Shop; programId: ProgramId; isRewardKeptBack: boolean; now: Date },
): NewLedgerEntry[] {
  const { limit, spentMinor } = spend;
  const level = isRewardKeptBack ? 'reached' : levelOfSpend({ ...limit, amountMinor: spentMinor }, limit);
  const kinds = { under: [], near: ['limit_near'], reached: ['limit_near', 'limit_reached'] } as const;
  const month = monthOf(now, shop.timeZone);
  return kinds[level].map((kind) => ({
    kind,
    actor: 'ricochet',
    at: now,
    causeKey: limitCause(kind, { programId, month, limit }),
    programId,
    data: {
      month,
      amount: formatDecimal({ ...limit, amountMinor: spentMinor }),
      limit: formatDecimal(limit),
      currency: limit.currency,
    },
  }));
}
