import type { AdvocateId, ShopId } from '#app/domain/ids.ts';
import { publishInvites } from './publish-invites.ts';

/** Writes one advocate's invite to their customer record at once: they wait for it. Safe to run twice, as its like is. */
export async function publishInvite({ shopId, advocateId }: { shopId: ShopId; advocateId: AdvocateId }): Promise<void> {
  await publishInvites({ shopId, advocateIds: [advocateId] });
}
