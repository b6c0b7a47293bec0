import { AdminApiFault, type AdminApi } from '#app/admin-api/client.server.ts';
import { creditStoreCredit } from '#app/admin-api/credit-store-credit.ts';
import { listStoreCreditTransactions, type StoreCreditHistory } from '#app/admin-api/list-store-credit-transactions.ts';
import {
  getRewardAttempt,
  listEffectsOfOthers,
  noteRewardAttempt,
  type RewardAttempt,
} from '#app/db/reward-attempts.ts';
import { formatDecimal, type Money } from '#app/domain/money.ts';
import type { IssueOutcome } from '#app/domain/reward/issue-outcome.ts';
import { recogniseCredit, type Recognised } from '#app/domain/reward/recognise-credit.ts';
import type { Reward } from '#app/domain/reward/reward.ts';

/** A job's patience with Shopify, twice over: what was asked for so long ago cannot happen any more. */
const cannotLandAfterMs = 2 * 60 * 1000;

export interface StoreCreditGift {
  reward: Reward;
  amount: Money;
  customerId: string;
  now: Date;
}

/**
 * Credits an advocate's account once, although Shopify does not know a repeated call: what the account held is noted
 * before the first call, and looked for again before every other. Only the worker that wins the note may call, and no
 * other credit of the advocate is under way.
 */
export async function giveStoreCredit(admin: AdminApi, gift: StoreCreditGift): Promise<IssueOutcome> {
  const { reward, amount, customerId, now } = gift;
  const last = await getRewardAttempt(reward.shopId, reward.id);
  const history = await listStoreCreditTransactions(admin, customerId, amount.currency);
  if (history === null) return { kind: 'refused', said: 'The customer does not exist any more.' };

  if (last.sentAt !== null) {
    const found = await recognise(gift, last.sentAt, last, history);
    if (found.kind === 'ours') return { kind: 'issued', effectId: found.id };
    if (found.kind === 'unclear') return { kind: 'unclear', facts: factsOf(gift, last.sentAt, found.candidates) };
    const safeAt = new Date(last.sentAt.getTime() + cannotLandAfterMs);
    if (now < safeAt) return { kind: 'later', at: safeAt };
  }
  if (!history.isEnabled) return { kind: 'refused', said: 'Store credit is switched off in this shop.' };

  const seenBefore = last.sentAt === null ? (history.credits[0]?.id ?? '') : last.seenBefore;
  const attempt = { sentAt: now, seenBefore };
  if (!(await noteRewardAttempt(reward.shopId, reward.id, attempt, last)))
    return { kind: 'later', at: new Date(now.getTime() + cannotLandAfterMs) };
  try {
    const made = await creditStoreCredit(admin, { customerId, amount, expiresAt: reward.expiresAt });
    return 'ok' in made ? { kind: 'issued', effectId: made.id } : { kind: 'refused', said: made.refused };
  } catch (fault) {
    // Nothing happened: the next try need not look for it.
    if (fault instanceof AdminApiFault && !fault.effectUnknown)
      await noteRewardAttempt(reward.shopId, reward.id, last, attempt);
    throw fault;
  }
}

async function recognise(
  { reward, amount }: StoreCreditGift,
  sentAt: Date,
  { seenBefore }: RewardAttempt,
  { credits, isWhole }: StoreCreditHistory,
): Promise<Recognised> {
  const ids = credits.map(({ id }) => id);
  const knownIds = new Set(await listEffectsOfOthers(reward.shopId, reward.id, ids));
  const { expiresAt } = reward;
  return recogniseCredit({ amount, expiresAt, sentAt, seenBefore: seenBefore ?? '', credits, isWhole, knownIds });
}

/** What the merchant needs to look for it in the customer's account. */
function factsOf({ reward, amount }: StoreCreditGift, sentAt: Date, candidates: string[]): Record<string, string> {
  return {
    amount: formatDecimal(amount),
    currency: amount.currency,
    from: (reward.issuingSince ?? sentAt).toISOString(),
    until: new Date(sentAt.getTime() + cannotLandAfterMs).toISOString(),
    candidates: candidates.join(' '),
  };
}
