import { json, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { isId, type RewardId } from '#app/domain/ids.ts';
import { bulkRewardActions, type BulkRewardAnswer } from '#app/ui/use-reward-bulk.ts';
import { actOnRewards } from '#app/operations/act-on-rewards.ts';

/** No page shows more. */
const mostAtOnce = 50;

const wish = z.object({
  intent: z.enum(bulkRewardActions),
  /** Separated by commas. */
  ids: z
    .string()
    .max(4000)
    .transform((text) => [...new Set(text.split(','))].filter((id): id is RewardId => isId('rw', id)))
    .pipe(z.array(z.custom<RewardId>()).min(1).max(mostAtOnce)),
});

/** What the merchant does about several rewards at once; of each that it could not be done to, why. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const parsed = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const { intent, ids } = parsed.data;
  return json<BulkRewardAnswer>(await actOnRewards({ shop, rewardIds: ids, action: intent, now: new Date() }));
}
