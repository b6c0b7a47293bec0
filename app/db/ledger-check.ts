import type { ShopId } from '#app/domain/ids.ts';
import type { KeptState } from '#app/domain/ledger/compare.ts';
import type { AboutEntry } from '#app/domain/ledger/rebuild.ts';
import { ledgerKinds, type LedgerEntry, type LedgerKind } from '#app/domain/ledger.ts';
import type { ReversalStatus, RewardStatus } from '#app/domain/reward/reward.ts';
import { database } from './client.server.ts';

const aboutReferrals = ledgerKinds.filter((kind) => kind.startsWith('referral_'));
const aboutRewards = ledgerKinds.filter((kind) => kind.startsWith('reward_') || kind.startsWith('reversal_'));

export interface LedgerPage {
  rows: KeptState;
  /** What was written of the page's things, in the order it was written. */
  entries: AboutEntry[];
  /** Where the next page begins; null after the last one. */
  next: string | null;
}

/**
 * One page of a shop's referrals, or of its rewards with what was taken back of them: everything that the rows or the
 * ledger know between two ids, so that neither side can miss something unseen. One snapshot for both sides: what is
 * written meanwhile is no difference.
 */
export async function getLedgerPage(
  shopId: ShopId,
  { of, after, size }: { of: 'referrals' | 'rewards'; after: string; size: number },
): Promise<LedgerPage> {
  return await database.$transaction(
    async (transaction) => {
      const isReferrals = of === 'referrals';
      const column = isReferrals ? 'referralId' : 'rewardId';
      const kind = { in: isReferrals ? aboutReferrals : aboutRewards };
      const select = { id: true } as const;
      const page = { where: { shopId, id: { gt: after } }, orderBy: { id: 'asc' }, take: size } as const;
      const known = isReferrals
        ? await transaction.referral.findMany({ ...page, select })
        : await transaction.reward.findMany({ ...page, select });
      const next = known.length < size ? null : (known.at(-1)?.id ?? null);
      const between = { gt: after, ...(next === null ? {} : { lte: next }) };
      const written = await transaction.ledgerEntry.findMany({
        where: { shopId, kind, [column]: between },
        orderBy: { id: 'asc' },
        select: { kind: true, data: true, referralId: true, rewardId: true },
      });
      const entries = written.map((entry): AboutEntry => ({
        ...entry,
        kind: entry.kind as LedgerKind,
        data: entry.data as LedgerEntry['data'],
      }));
      const referrals = isReferrals
        ? await transaction.referral.findMany({ where: { shopId, id: between }, select: { id: true, status: true } })
        : [];
      const rewards = isReferrals
        ? []
        : await transaction.reward.findMany({
            where: { shopId, id: between },
            select: { id: true, status: true, nettedMinor: true },
          });
      const reversals = isReferrals
        ? []
        : await transaction.reversal.findMany({ where: { shopId, rewardId: between } });
      const rows: KeptState = {
        referrals: new Map(referrals.map(({ id, status }) => [id, status])),
        rewards: new Map(
          rewards.map(({ id, status, nettedMinor }) => [id, { status: status as RewardStatus, nettedMinor }]),
        ),
        reversals: new Map(
          reversals.map(({ id, rewardId, amountMinor, status, takenMinor, owedMinor }) => [
            id,
            { rewardId, amountMinor, status: status as ReversalStatus, takenMinor, owedMinor },
          ]),
        ),
      };
      return { rows, entries, next };
    },
    { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: 60_000 },
  );
}

/** The shops whose ledgers are to be checked. */
export async function listInstalledShops(): Promise<ShopId[]> {
  const rows = await database.shop.findMany({ where: { uninstalledAt: null }, select: { id: true } });
  return rows.map(({ id }) => id as ShopId);
}
