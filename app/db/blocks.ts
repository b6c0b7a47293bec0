import type { ShopId } from '#app/domain/ids.ts';
import { blockKinds, type BlockKind, type Traces } from '#app/domain/reward/referral-facts.ts';
import { emailDomain } from '#app/domain/person/fold-email.ts';
import { database, type Connection } from './client.server.ts';
import { hashTrace } from './personal-data.server.ts';

/** One thing that a person is recognised by, as a keyed hash of its kind. */
export interface BlockMark {
  kind: BlockKind;
  valueHash: string;
}
export interface Block extends BlockMark {
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
  { note, now }: { note: string; now: Date },
  connection: Connection,
): Promise<BlockMark[]> {
  const rows = marks.map((mark) => ({ ...mark, shopId, note, blockedAt: now }));
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
  return rows.map(({ kind, valueHash, note, blockedAt }) => ({ kind: kind as BlockKind, valueHash, note, blockedAt }));
}

/** What an advocate stands on the list by. Who does, invites nobody. */
export async function findBlocksOfAdvocate(
  shopId: ShopId,
  advocate: Traces & { customerId: string },
  connection: Connection = database,
): Promise<Block[]> {
  return await findBlocks(shopId, marksOf(shopId, { ...advocate, email: null }), connection);
}

function toKeys(marks: BlockMark[]): BlockMark[] {
  return marks.map(({ kind, valueHash }) => ({ kind, valueHash }));
}

function toMarks(rows: { kind: string; valueHash: string }[]): BlockMark[] {
  return rows.map(({ kind, valueHash }) => ({ kind: kind as BlockKind, valueHash }));
}
