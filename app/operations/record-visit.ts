import { findAdvocateByCode } from '#app/db/advocates.ts';
import { takeAttempt } from '#app/db/attempts.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { hashVisitor, originTraces } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { insertVisit } from '#app/db/visits.ts';
import type { AdvocateId, VisitId } from '#app/domain/ids.ts';
import type { Channel } from '#app/domain/invite/channel.ts';
import { foldInviteCode } from '#app/domain/invite/invite-code.ts';
import type { ShownProgram } from '#app/domain/program/shown-program.ts';
import { noOrigin, type RequestOrigin } from '#app/domain/person/person-details.ts';
import { visitEntry } from './visit-entry.ts';

interface Visit {
  shop: Shop;
  channel: Channel;
  locale: string;
  origin?: RequestOrigin;
  /** What the page offers; null for nothing. */
  shown?: ShownProgram | null;
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

/**
 * The same, for a page that looked up whose invite it is. Of one invite opened again and again from one address, the ledger
 * tells the first in ten minutes (and whichever is claimed), and after many nothing is kept: who opened it sees the page all
 * the same, and opens it once more to claim. Every page has a visit of its own, since a visit has one claim: two friends
 * behind one connection would be shown one code.
 */
export async function recordVisitTo(
  advocateId: AdvocateId,
  { shop, channel, locale, origin = noOrigin, shown = null, now }: Visit,
): Promise<VisitId> {
  const visitId = newId('vi');
  const nth = await countVisit(shop, hashVisitor(shop.id, origin, advocateId), now);
  if (nth === null) return visitId;
  const visit = {
    ...{ id: visitId, advocateId, channel, locale, visitedAt: now, ...originTraces(shop.id, origin) },
    ...(shown === null ? {} : { shown }),
  };
  await inTransaction(async (transaction) => {
    await insertVisit(shop.id, visit, transaction);
    if (nth === 1) await appendToLedger(shop.id, [visitEntry(visit)], transaction);
  });
  return visitId;
}

/** Visitors whose address is not known cannot be told apart: each is the first. */
async function countVisit(shop: Shop, who: string | null, now: Date): Promise<number | null> {
  return who === null ? 1 : await takeAttempt(shop.id, 'visit', who, now);
}
