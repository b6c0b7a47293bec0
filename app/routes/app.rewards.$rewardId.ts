import { json, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { isId } from '#app/domain/ids.ts';
import { rewardActions } from '#app/domain/reward/reward-actions.ts';
import { finishTask } from '#app/operations/finish-task.ts';
import { grantLimitedReward } from '#app/operations/grant-limited-reward.ts';
import { takeBackReward } from '#app/operations/take-back-reward.ts';
import { rewardRefusals, type RewardOutcome } from '#app/ui/reward-outcome.ts';

const wish = z.object({ intent: z.enum(rewardActions) });

/** What the merchant does about one reward, wherever it is shown. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const rewardId = params['rewardId'];
  if (!isId('rw', rewardId)) throw new Response(null, { status: 404 });
  const parsed = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const { intent } = parsed.data;
  const target = { shop, rewardId, now: new Date() };
  const outcome =
    intent === 'give'
      ? await grantLimitedReward(target)
      : intent === 'take_back'
        ? await takeBackReward(target)
        : await finishTask({ ...target, answer: intent });
  if (!('refused' in outcome)) return json<RewardOutcome>({ done: intent });
  return json<RewardOutcome>({ refused: outcome.refused }, { status: rewardRefusals[outcome.refused].status });
}
