import type { AdminApi } from '#app/admin-api/client.server.ts';
import { removeCustomerTags } from '#app/admin-api/remove-customer-tags.ts';
import { listReversals } from '#app/db/reversals.ts';
import { findRewards } from '#app/db/rewards.ts';
import type { ReversalOutcome } from '#app/domain/reward/reversal-outcome.ts';
import { isWhole } from '#app/domain/reward/reversal-sums.ts';
import type { Reward } from '#app/domain/reward/reward.ts';

/**
 * Takes a tag off the customer, unless another reward that stands gives them the same. One that is to be taken back as a
 * whole does not stand any more: of two that are taken back at the same time neither keeps it for the other. Safe to repeat.
 */
export async function reverseTag(
  admin: AdminApi,
  { reward, customerId, tag }: { reward: Reward; customerId: string; tag: string },
): Promise<ReversalOutcome> {
  const { shopId, advocateId, id } = reward;
  const others = await findRewards(
    {
      shopId,
      advocateId,
      side: 'advocate',
      id: { not: id },
      status: { in: ['issuing', 'issued', 'unclear'] },
      offer: { path: ['benefit', 'kind'], equals: 'customer_tag' },
    },
    1000,
  );
  const reversals = await listReversals(
    shopId,
    others.map((other) => other.id),
  );
  const isKept = others.some((other) => {
    const { benefit } = other.offer;
    const own = reversals.filter(({ rewardId }) => rewardId === other.id);
    return benefit.kind === 'customer_tag' && isSame(benefit.tag, tag) && !isWhole(other, own);
  });
  if (!isKept) await removeCustomerTags(admin, customerId, [tag]);
  return { kind: 'unused' };
}

/** Shopify ignores case. */
function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
