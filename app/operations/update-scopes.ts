import { saveScopes } from '#app/db/sessions.ts';
import { findUnworkedPayload, settleDelivery } from '#app/db/webhook-deliveries.ts';
import { parseScopesPayload } from '#app/domain/shop/scopes-payload.ts';

/** The merchant granted or took back scopes. Safe to run twice: it writes what the delivery says. */
export async function updateScopes({
  shopDomain,
  webhookId,
  now,
}: {
  shopDomain: string;
  webhookId: string;
  now: Date;
}): Promise<void> {
  const payload = await findUnworkedPayload(shopDomain, webhookId);
  if (payload === null) return;
  await saveScopes(shopDomain, parseScopesPayload(payload));
  await settleDelivery(shopDomain, webhookId, 'recorded', now);
}
