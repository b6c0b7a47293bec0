import { json, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { isId } from '#app/domain/ids.ts';
import { finishReversal } from '#app/operations/finish-reversal.ts';
import { reversalAnswers, rewardRefusals, type RewardOutcome } from '#app/ui/reward-outcome.ts';

const wish = z.object({ intent: z.enum(reversalAnswers) });

/** The merchant says whether something was taken back of which Shopify's answer was lost for good. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const reversalId = params['reversalId'];
  if (!isId('rv', reversalId)) throw new Response(null, { status: 404 });
  const parsed = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const { intent } = parsed.data;
  const outcome = await finishReversal({ shop, reversalId, wasTaken: intent === 'was_taken', now: new Date() });
  if ('refused' in outcome)
    return json<RewardOutcome>({ refused: outcome.refused }, { status: rewardRefusals[outcome.refused].status });
  return json<RewardOutcome>({ done: intent });
}
