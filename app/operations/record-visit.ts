import { findAdvocateByCode } from '#app/db/advocates.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { originTraces } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { insertVisit } from '#app/db/visits.ts';
import type { AdvocateId, VisitId } from '#app/domain/ids.ts';
import type { Channel } from '#app/domain/invite/channel.ts';
import { foldInviteCode } from '#app/domain/invite/invite-code.ts';
import { noOrigin, type RequestOrigin } from '#app/domain/person/person-details.ts';

interface Visit {
  shop: Shop;
  channel: Channel;
  locale: string;
  origin?: RequestOrigin;
  now: Date;
}

/** Somebody opened an invite. Only a visit: it uses nothing up, so a page opened twice is two visits and harmless. */
export async function recordVisit({
  code,
  ...visit
}: Visit & { code: string }): Promise<{ ok: true; visitId: VisitId } | { refused: 'unknown_invite' }> {
  const folded = foldInviteCode(code);
  const advocate = folded === null ? null : await findAdvocateByCode(visit.shop.id, folded);
  if (advocate === null) return { refused: 'unknown_invite' };
  return { ok: true, visitId: await recordVisitTo(advocate.id, visit) };
}

/** The same, for a page that looked up whose invite it is. */
export async function recordVisitTo(
  advocateId: AdvocateId,
  { shop, channel, locale, origin = noOrigin, now }: Visit,
): Promise<VisitId> {
  const visitId = newId('vi');
  await inTransaction(async (transaction) => {
    const seen = { channel, locale, visitedAt: now, ...originTraces(shop.id, origin) };
    await insertVisit(shop.id, { id: visitId, advocateId, ...seen }, transaction);
    await appendToLedger(
      shop.id,
      [
        {
          kind: 'invite_visited',
          actor: 'shopper',
          at: now,
          causeKey: `visit:${visitId}`,
          advocateId,
          data: { channel },
        },
      ],
      transaction,
    );
  });
  return visitId;
}
