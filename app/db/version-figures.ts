import type { ProgramId, ShopId } from '#app/domain/ids.ts';
import { database } from './client.server.ts';

/** How many referrals keep each version's promise, newest version first; counted up to `most` each. */
export async function countReferralsByVersion(
  shopId: ShopId,
  programId: ProgramId,
  { most }: { most: number },
): Promise<{ number: number; referrals: number }[]> {
  return await database.$queryRaw`
    select v.number, (
      select count(*)::int from (
        select 1 from referral r
        where r.shop_id = v.shop_id and r.program_id = v.program_id and r.version_number = v.number
        limit ${most}
      ) counted
    ) as referrals
    from program_version v
    where v.shop_id = ${shopId} and v.program_id = ${programId}
    order by v.number desc
    limit 100`;
}
