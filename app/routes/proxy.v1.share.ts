import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { recordShare } from '#app/operations/record-share.ts';
import { shareFormSchema } from '#app/storefront/contract.ts';
import { findOwner } from '#app/storefront/find-owner.server.ts';
import { findShownProgram } from '#app/storefront/find-shown-program.server.ts';
import { requireShopper, wrongMethod, type Shopper } from '#app/storefront/guard.server.ts';
import { readBeacon } from '#app/storefront/read-form.ts';

const mostBytes = 1024;

/** The beacon of a share button. Nobody waits for its answer, so that it is always the same, whatever came. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const shopper = await requireShopper(request, now);
  if (request.method !== 'POST') return wrongMethod(request, 'POST');
  await keep(shopper, await readBeacon(request, mostBytes), now);
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
}

async function keep(shopper: Shopper, fields: Record<string, string> | null, now: Date): Promise<void> {
  const form = shareFormSchema.safeParse(fields);
  if (!form.success) return;
  const { id: shareId, channel, surface, token } = form.data;
  const advocate = await findOwner(shopper, token ?? null, now);
  if (advocate === null) return;
  const { shop } = shopper;
  const shown = await findShownProgram(shop, advocate, now);
  await recordShare({ shop, advocateId: advocate.id, shareId, channel, surface, shown, now });
}

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  await requireShopper(request, new Date());
  return wrongMethod(request, 'POST');
}
