import type { Connection } from '#app/db/client.server.ts';
import { getAdvocate } from '#app/db/advocates.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { hasMessageAbout, insertMessage } from '#app/db/messages.ts';
import { newId } from '#app/db/new-id.server.ts';
import { getBalance } from '#app/db/earned-rewards.ts';
import { moveReversal } from '#app/db/reversals.ts';
import { moveReward } from '#app/db/rewards.ts';
import { formatDecimal } from '#app/domain/money.ts';
import { isWhole, keepCollected, type Settlement } from '#app/domain/reward/reversal-sums.ts';
import type { Reversal, Reward } from '#app/domain/reward/reward.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { giveBackCollected } from './give-back-collected.ts';
import { aboutReward } from './reward-entries.ts';

/**
 * Writes down how much of a reward was taken and how much is owed, inside the caller's transaction. A reward that was
 * issued and of which nothing is left becomes reversed; an advocate who was told of it is told of this. Twice is once:
 * each step is a compare-and-set from the status it was read in, and a lost one undoes the transaction. The caller holds the
 * advocate's lock.
 */
export async function settleReversals(
  {
    reward,
    reversals,
    settlements,
    orderId,
    effectId = null,
    said = null,
    now,
  }: {
    reward: Reward;
    /** All of the reward. */
    reversals: Reversal[];
    settlements: Settlement[];
    orderId: string | null;
    effectId?: string | null;
    /** Shopify's words, when it refused to take anything. */
    said?: string | null;
    now: Date;
  },
  transaction: Connection,
): Promise<void> {
  const { shopId, worth } = reward;
  const balanceMinor = await getBalance(shopId, reward, transaction);
  const { settlements: kept, collected } = keepCollected(reversals, settlements, balanceMinor);
  const after = reversals.map((reversal) => ({ reversal, to: kept.find(({ id }) => id === reversal.id) }));
  const isOver =
    reward.status === 'issued' &&
    isWhole(reward, reversals) &&
    after.every(({ reversal, to }) => to !== undefined || reversal.status === 'settled');

  let didChange = false;
  for (const { reversal, to } of after) {
    if (to === undefined) continue;
    const { id, status, takenMinor, owedMinor } = reversal;
    const isCorrection = status === 'settled';
    if (isCorrection && takenMinor === to.takenMinor && owedMinor === to.owedMinor) continue;
    const change = {
      takenMinor: to.takenMinor,
      owedMinor: to.owedMinor,
      ...(isCorrection ? {} : { effectId, settledAt: now }),
    };
    if (!(await moveReversal(shopId, id, [status], 'settled', change, transaction)))
      throw new Error(`Reversal ${id} moved on meanwhile.`);
    didChange = true;
    const shown = (name: string, amountMinor: bigint): Record<string, string> =>
      worth === null || amountMinor === 0n
        ? {}
        : { [name]: formatDecimal({ ...worth, amountMinor }), currency: worth.currency };
    await appendToLedger(
      shopId,
      [
        {
          kind: 'reversal_settled',
          actor: 'ricochet',
          at: now,
          causeKey: isCorrection ? `settled:${id}:${to.takenMinor}` : `settled:${id}`,
          ...aboutReward(reward, orderId),
          data: {
            reversal: id,
            side: reward.side,
            reasons: reversal.cause,
            takenMinor: to.takenMinor.toString(),
            owedMinor: to.owedMinor.toString(),
            ...shown('taken', to.takenMinor),
            ...shown('owed', to.owedMinor),
            ...(isOver ? { state: 'reversed' } : {}),
            ...(said === null ? {} : { said }),
          },
        },
      ],
      transaction,
    );
  }
  if (collected !== null) await giveBackCollected({ reward, collected, orderId, now }, transaction);
  if (!didChange) return;
  const last = after.findLast(({ to }) => to !== undefined)?.reversal;
  if (isOver) {
    const reason = last?.cause ?? null;
    if (!(await moveReward(shopId, reward.id, ['issued'], 'reversed', { reason }, transaction)))
      throw new Error(`Reward ${reward.id} moved on meanwhile.`);
  }
  if (last !== undefined && reward.status === 'issued') await tell(reward, last, now, transaction);
}

async function tell(reward: Reward, reversal: Reversal, now: Date, transaction: Connection): Promise<void> {
  const { shopId, advocateId, id: rewardId } = reward;
  if (!(await hasMessageAbout(shopId, rewardId, transaction))) return;
  const { locale } = await getAdvocate(shopId, advocateId, transaction);
  const messageId = newId('ms');
  const message = { id: messageId, kind: 'reward_taken_back', advocateId, rewardId, locale, status: 'queued' } as const;
  if (await insertMessage(shopId, { ...message, reversalId: reversal.id }, now, transaction))
    await enqueue(transaction, 'send-message', { shopId, messageId }, { key: `send:${messageId}` });
}
