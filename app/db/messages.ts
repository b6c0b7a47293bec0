import type { Message as MessageRow } from '@prisma/client';
import type { AdvocateId, MessageId, ReversalId, RewardId, ShopId } from '#app/domain/ids.ts';
import { database, type Connection } from './client.server.ts';

export type MessageKind = 'reward_issued' | 'reward_taken_back';
export interface Message {
  id: MessageId;
  kind: MessageKind;
  advocateId: AdvocateId;
  rewardId: RewardId;
  /** The reversal that it tells of. */
  reversalId?: ReversalId;
  /** Of the press that asked for it once more. */
  againKey?: string;
  locale: string;
  status: 'queued' | 'sent' | 'skipped';
}

/** Queues a message, once for each kind, reward, reversal and press; answers whether it was this call that did. */
export async function insertMessage(
  shopId: ShopId,
  message: Message,
  now: Date,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.message.createMany({
    data: [{ ...message, shopId, queuedAt: now }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Whether the advocate was, or is to be, told that a reward is there. */
export async function hasMessageAbout(shopId: ShopId, rewardId: RewardId, connection: Connection): Promise<boolean> {
  return (await connection.message.count({ where: { shopId, rewardId, kind: 'reward_issued' } })) > 0;
}

export async function findMessage(shopId: ShopId, messageId: MessageId): Promise<Message | null> {
  const row = await database.message.findUnique({ where: { shopId_id: { shopId, id: messageId } } });
  return row === null ? null : toMessage(row);
}

/** What the advocate was told about a reward last, or is to be told; null when they never were. */
export async function findLastMessage(
  shopId: ShopId,
  rewardId: RewardId,
  connection: Connection = database,
): Promise<Message | null> {
  const row = await connection.message.findFirst({ where: { shopId, rewardId }, orderBy: { id: 'desc' } });
  return row === null ? null : toMessage(row);
}

/** How often the merchant had it sent once more since then. */
export async function countSentAgain(
  shopId: ShopId,
  rewardId: RewardId,
  since: Date,
  connection: Connection = database,
): Promise<number> {
  const where = { shopId, rewardId, againKey: { not: '' }, queuedAt: { gt: since } };
  return await connection.message.count({ where });
}

function toMessage(row: MessageRow): Message {
  return {
    id: row.id as MessageId,
    kind: row.kind as MessageKind,
    advocateId: row.advocateId as AdvocateId,
    rewardId: row.rewardId as RewardId,
    ...(row.reversalId === '' ? {} : { reversalId: row.reversalId as ReversalId }),
    ...(row.againKey === '' ? {} : { againKey: row.againKey }),
    locale: row.locale,
    status: row.status as Message['status'],
  };
}

/** What was written to an advocate. */
export async function listMessagesOfAdvocate(
  shopId: ShopId,
  advocateId: AdvocateId,
): Promise<{ kind: string; status: string; outcome: string | null; queuedAt: Date; sentAt: Date | null }[]> {
  return await database.message.findMany({
    where: { shopId, advocateId },
    select: { kind: true, status: true, outcome: true, queuedAt: true, sentAt: true },
    orderBy: { queuedAt: 'asc' },
  });
}

/** Records what became of a queued message; answers whether it was this call that did. */
export async function settleMessage(
  shopId: ShopId,
  messageId: MessageId,
  outcome: { status: 'sent' | 'skipped'; outcome: string; at: Date },
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.message.updateMany({
    where: { shopId, id: messageId, status: 'queued' },
    data: { status: outcome.status, outcome: outcome.outcome, sentAt: outcome.status === 'sent' ? outcome.at : null },
  });
  return count === 1;
}

/** Messages of all shops that were queued before `before` and neither sent nor skipped. */
export async function listQueuedMessages(before: Date): Promise<{ shopId: ShopId; id: MessageId }[]> {
  return await database.$queryRaw`
    select waiting.shop_id as "shopId", waiting.id
      from (select shop_id, id, queued_at, row_number() over (partition by shop_id order by queued_at) as place
              from message
             where status = 'queued' and queued_at < ${before}) as waiting
     order by waiting.place, waiting.queued_at
     limit 500`;
}
