import { json, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { merchantReasons } from '#app/domain/decision.ts';
import { isId, type ReferralId } from '#app/domain/ids.ts';
import { longestNote } from '#app/domain/note.ts';
import { mostAtOnce, settleReferrals } from '#app/operations/settle-referrals.ts';
import { verdictIntents, type VerdictsAnswer } from '#app/ui/verdict-outcome.ts';

const status = z.enum(['held', 'rewarded', 'declined', 'reversed']);
const wish = z.object({
  intent: z.enum(verdictIntents),
  /** Separated by commas. */
  ids: z
    .string()
    .transform((text) => text.split(',').filter((id): id is ReferralId => isId('rf', id)))
    .pipe(z.array(z.custom<ReferralId>()).min(1).max(mostAtOnce)),
  reason: z.enum(merchantReasons).optional(),
  note: z.string().max(longestNote).optional(),
  /** How the page showed each of them. */
  seen: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(status).max(mostAtOnce)),
});

/** Verdicts on one referral or many, and their undo; wherever they are given, each is told what became of it. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const parsed = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const { intent, ids, ...said } = parsed.data;
  if (said.seen.length !== ids.length) throw new Response(null, { status: 400 });
  const outcome = await settleReferrals({ shop, referralIds: ids, intent, ...said, now: new Date() });
  return json<VerdictsAnswer>({ intent, ...outcome });
}
