import { insertInviteCode } from '#app/db/advocates.ts';
import type { Connection } from '#app/db/client.server.ts';
import { chance } from '#app/db/new-id.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId } from '#app/domain/ids.ts';
import { endingLengths, makeInviteCode } from '#app/domain/invite/invite-code.ts';

/** Gives an advocate a code that nobody in the shop has. Short endings first; where those are taken, longer ones. */
export async function giveInviteCode(
  shop: Shop,
  advocate: { id: AdvocateId; firstName: string },
  now: Date,
  transaction: Connection,
): Promise<void> {
  for (const endingLength of endingLengths) {
    const code = makeInviteCode(advocate.firstName, endingLength, chance);
    if (await insertInviteCode(shop.id, code, advocate.id, now, transaction)) return;
  }
  throw new Error('No free invite code was found in eight tries.');
}
