import { takeAttempt } from '#app/db/attempts.ts';
import type { InvitingAdvocate } from '#app/db/inviting-advocates.ts';
import { hashAsker } from '#app/db/personal-data.server.ts';
import { findAdvocateByToken } from '#app/db/private-links.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { RequestOrigin } from '#app/domain/person/person-details.ts';

export type PrivateLinkOutcome =
  { ok: true; advocate: InvitingAdvocate } | { refused: 'unknown_link' | 'too_many_links' };

/**
 * Somebody opens a dashboard by its private link. Only links that fit nobody are counted: whoever has a good one is never
 * slowed down, and whoever tries many learns nothing from how they are refused.
 */
export async function openPrivateLink({
  shop,
  token,
  origin,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  token: string;
  origin: RequestOrigin;
  now: Date;
}): Promise<PrivateLinkOutcome> {
  const advocate = await findAdvocateByToken(shop.id, token, now);
  if (advocate !== null) return { ok: true, advocate };
  const taken = await takeAttempt(shop.id, 'unknown_link', hashAsker(shop.id, origin), now);
  return { refused: taken === null ? 'too_many_links' : 'unknown_link' };
}
