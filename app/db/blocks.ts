import type { Block as BlockRow } from '@prisma/client';
import type { BlockId, ReferralId, ShopId } from '#app/domain/ids.ts';
import { blockKinds, type BlockKind, type Traces } from '#app/domain/reward/referral-facts.ts';
import { emailDomain } from '#app/domain/person/fold-email.ts';
import { database, type Connection } from './client.server.ts';
import { newId } from './new-id.server.ts';
import { hashTrace } from './personal-data.server.ts';

/** One thing that a person is recognised by, as a keyed hash of its kind. */
export interface BlockMark {
  kind: BlockKind;
  valueHash: string;
}
/** The referral that somebody was blocked from, and which side of it they are. */
export interface BlockOrigin {
  referralId: ReferralId;
  side: 'advocate' | 'friend';
}
export interface Block extends BlockMark {
  id: BlockId;
  /** Null for what was typed in. */
  from: BlockOrigin | null;
  /** The merchant's own words. */
  note: string;
  blockedAt: Date;
}

/** Everything that somebody can stand on the list by. A device is no mark: too many people share one. */
export function marksOf(
  shopId: ShopId,
  person: Omit<Traces, 'deviceHash'> & { customerId: string | null; email: string | null },
): BlockMark[] {
  const hashes: Record<BlockKind, string | null> = {
    customer: hashTrace(shopId, 'customer', person.customerId),
    email: person.emailHash,
    phone: person.phoneHash,
    address: person.addressHash,
    ip: person.ipHash,
    email_domain: hashTrace(shopId, 'email_domain', emailDomain(person.email)),
  };
  return blockKinds.flatMap((kind) => (hashes[kind] === null ? [] : [{ kind, valueHash: hashes[kind] }]));
}

/** Puts marks on the shop's block list, each once; answers those that were not on it. */
export async function insertBlocks(
  shopId: ShopId,
  marks: BlockMark[],
  { note, from = null, now }: { note: string; from?: BlockOrigin | null; now: Date },
  connection: Connection,
): Promise<BlockMark[]> {
  const origin = { referralId: from?.referralId ?? null, side: from?.side ?? null };
  const rows = marks.map(({ kind, valueHash }) => {
    return { kind, valueHash, ...origin, id: newId('bl'), shopId, note, blockedAt: now };
  });
  return toMarks(await connection.block.createManyAndReturn({ data: rows, skipDuplicates: true }));
}

/** Takes marks off the list; answers those that were on it. */
export async function deleteBlocks(shopId: ShopId, marks: BlockMark[], connection: Connection): Promise<BlockMark[]> {
  if (marks.length === 0) return [];
  const listed = toMarks(await connection.block.findMany({ where: { shopId, OR: toKeys(marks) } }));
  await connection.block.deleteMany({ where: { shopId, OR: toKeys(marks) } });
  return listed;
}

/** Which of these marks are on the list. */
export async function findBlocks(
  shopId: ShopId,
  marks: BlockMark[],
  connection: Connection = database,
): Promise<Block[]> {
  if (marks.length === 0) return [];
  const rows = await connection.block.findMany({
    where: { shopId, OR: toKeys(marks) },
    orderBy: [{ kind: 'asc' }, { valueHash: 'asc' }],
  });
  return rows.map(toBlock);
}

/** A block with the name of the order it came from, as the list shows it. */
export interface ListedBlock extends Block {
  orderName: string | null;
}

/** The shop's list, the newest first; `before` is the last id of the page before. */
export async function listBlocks(
  shopId: ShopId,
  { before, size }: { before?: BlockId | undefined; size: number },
): Promise<ListedBlock[]> {
  const where = { shopId, ...(before === undefined ? {} : { id: { lt: before } }) };
  return await nameOrders(shopId, await database.block.findMany({ where, orderBy: { id: 'desc' }, take: size }));
}

/** The same of what these marks stand on it by. */
export async function listBlocksOf(shopId: ShopId, marks: BlockMark[]): Promise<ListedBlock[]> {
  if (marks.length === 0) return [];
  return await nameOrders(shopId, await database.block.findMany({ where: { shopId, OR: toKeys(marks) } }));
}

/** Takes one off the list; answers what it was, or null when it was not there any more. */
export async function deleteBlock(shopId: ShopId, blockId: BlockId, connection: Connection): Promise<Block | null> {
  const row = await connection.block.findUnique({ where: { shopId_id: { shopId, id: blockId } } });
  if (row === null) return null;
  await connection.block.deleteMany({ where: { shopId, id: blockId } });
  return toBlock(row);
}

async function nameOrders(shopId: ShopId, rows: BlockRow[]): Promise<ListedBlock[]> {
  const ids = rows.flatMap(({ referralId }) => referralId ?? []);
  const referrals = await database.referral.findMany({
    where: { shopId, id: { in: ids } },
    select: { id: true, orderId: true },
  });
  const orders = await database.order.findMany({
    where: { shopId, id: { in: referrals.map(({ orderId }) => orderId) } },
    select: { id: true, name: true },
  });
  return rows.map((row) => {
    const orderId = referrals.find(({ id }) => id === row.referralId)?.orderId;
    return { ...toBlock(row), orderName: orders.find(({ id }) => id === orderId)?.name ?? null };
  });
}

function toBlock(row: BlockRow): Block {
  const { id, kind, valueHash, note, blockedAt, referralId, side } = row;
  const from = referralId === null ? null : { referralId: referralId as ReferralId, side: side as BlockOrigin['side'] };
  return { id: id as BlockId, kind: kind as BlockKind, valueHash, note, blockedAt, from };
}

/** What an advocate stands on the list by. Who does, invites nobody. */
export async function findBlocksOfAdvocate(
  shopId: ShopId,
  advocate: Traces & { customerId: string },
  connection: Connection = database,
): Promise<Block[]> {
  return await findBlocks(shopId, marksOf(shopId, { ...advocate, email: null }), connection);
}

/** One condition a kind, however many marks: a list's export asks about thousands. */
function toKeys(marks: BlockMark[]): { kind: BlockKind; valueHash: { in: string[] } }[] {
  return [...new Set(marks.map(({ kind }) => kind))].map((kind) => ({
    kind,
    valueHash: { in: marks.filter((mark) => mark.kind === kind).map(({ valueHash }) => valueHash) },
  }));
}

function toMarks(rows: { kind: string; valueHash: string }[]): BlockMark[] {
  return rows.map(({ kind, valueHash }) => ({ kind: kind as BlockKind, valueHash }));
}
