import { takeAttempt } from '#app/db/attempts.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { saveJoinRequest } from '#app/db/join-requests.ts';
import { hashAsker } from '#app/db/personal-data.server.ts';
import { listRunningPrograms } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { RequestOrigin } from '#app/domain/person/person-details.ts';
import { openByEmail } from '#app/domain/program/open-by-email.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

export type JoinRequestRefusal = 'no_active_program' | 'not_possible' | 'too_many';
export type JoinRequestOutcome = { ok: true } | { refused: JoinRequestRefusal };

/**
 * Somebody without an account asks for their invite by e-mail. Nothing here looks at whose address it is: for a customer,
 * an advocate, a stranger and somebody who is blocked the same statements run and the same answer is given; the job sends
 * the mail, or finds that one is on its way. Twice is one request: an address, as it is written, has one in a shop.
 */
export async function requestJoin({
  shop,
  email,
  locale,
  origin,
  now,
}: {
  shop: Shop;
  email: string;
  locale: string;
  origin: RequestOrigin;
  now: Date;
}): Promise<JoinRequestOutcome> {
  const running = await listRunningPrograms(shop, now);
  if (running.length === 0) return { refused: 'no_active_program' };
  if (openByEmail(running).length === 0) return { refused: 'not_possible' };
  if ((await takeAttempt(shop.id, 'join', hashAsker(shop.id, origin), now)) === null) return { refused: 'too_many' };
  await inTransaction(async (transaction) => {
    const joinRequestId = await saveJoinRequest(shop.id, { email, locale, now }, transaction);
    const job = { shopId: shop.id, joinRequestId };
    await enqueue(transaction, 'send-join-mail', job, { key: `join-mail:${joinRequestId}` });
  });
  return { ok: true };
}
