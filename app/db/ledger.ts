import type { AdvocateId, ProgramId, ReferralId, RewardId, ShopId } from '#app/domain/ids.ts';
import type { Actor, LedgerEntry, LedgerKind } from '#app/domain/ledger.ts';
import { database, type Connection } from './client.server.ts';
import { newId } from './new-id.server.ts';
import { markAdvocatesStale } from './stale-advocates.ts';

export interface NewLedgerEntry {
  kind: LedgerKind;
  actor: Actor;
  at: Date;
  /** The same cause is written once in a shop, however often the work is repeated. */
  causeKey: string;
  programId?: ProgramId;
  advocateId?: AdvocateId;
  referralId?: ReferralId;
  rewardId?: RewardId;
  orderId?: string;
  data?: Record<string, string | number | boolean | null>;
}

/**
 * Appends to the shop's ledger and answers how many were new; an entry whose cause is there already is left as it is.
 * Whatever happened to an advocate also makes their customer record out of date.
 */
export async function appendToLedger(
  shopId: ShopId,
  entries: NewLedgerEntry[],
  connection: Connection,
): Promise<number> {
  const { count } = await connection.ledgerEntry.createMany({
    data: entries.map((entry) => ({ ...entry, shopId, id: newId('le'), data: entry.data ?? {} })),
    skipDuplicates: true,
  });
  const concerned = entries.flatMap(({ advocateId }) => advocateId ?? []);
  if (count > 0) await markAdvocatesStale(shopId, concerned, connection);
  return count;
}

/** Whether the shop's ledger tells of this cause. */
export async function findLedgerCause(shopId: ShopId, causeKey: string): Promise<boolean> {
  return (await database.ledgerEntry.count({ where: { shopId, causeKey } })) > 0;
}

/** The program that came of this cause, in the same transaction as whatever comes of it next. */
export async function findProgramOfCause(
  shopId: ShopId,
  causeKey: string,
  connection: Connection,
): Promise<ProgramId | null> {
  const entry = await connection.ledgerEntry.findFirst({ where: { shopId, causeKey }, select: { programId: true } });
  return (entry?.programId ?? null) as ProgramId | null;
}

/** One referral's story, oldest first: its own entries, and the visit and claim that led to it. */
export async function listReferralTimeline(
  shopId: ShopId,
  referralId: ReferralId,
  claimId: string,
  visitId: string | null,
): Promise<LedgerEntry[]> {
  const rows = await database.ledgerEntry.findMany({
    where: {
      shopId,
      OR: [
        { referralId },
        { causeKey: { in: [`claim:${claimId}`, ...(visitId === null ? [] : [`visit:${visitId}`])] } },
      ],
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: 200,
  });
  return rows.map(toLedgerEntry);
}

/** One reward's story, oldest first. */
export async function listRewardTimeline(shopId: ShopId, rewardId: RewardId): Promise<LedgerEntry[]> {
  const rows = await database.ledgerEntry.findMany({
    where: { shopId, rewardId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: 200,
  });
  return rows.map(toLedgerEntry);
}

function toLedgerEntry(row: { id: string; at: Date; kind: string; actor: string; data: unknown }): LedgerEntry {
  return {
    id: row.id,
    at: row.at,
    kind: row.kind as LedgerKind,
    actor: row.actor as Actor,
    data: row.data as LedgerEntry['data'],
  };
}
