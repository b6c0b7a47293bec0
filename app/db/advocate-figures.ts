import type { AdvocateId, CustomerGid, ShopId } from '#app/domain/ids.ts';
import type { AdvocateFigures } from '#app/domain/invite/published.ts';
import { database, type Connection } from './client.server.ts';

/** An advocate's invite with what it has brought so far, as their customer record shows it. */
export interface InviteWithFigures {
  advocateId: AdvocateId;
  customerId: CustomerGid;
  code: string;
  figures: AdvocateFigures;
}

/**
 * The invites of these advocates, with figures that are counted from the rows themselves: one statement for all of them,
 * one index each. Whoever has no invite is left out.
 */
export async function listInvitesWithFigures(
  shopId: ShopId,
  advocateIds: readonly AdvocateId[],
  connection: Connection = database,
): Promise<InviteWithFigures[]> {
  const rows = await connection.$queryRaw<(Omit<InviteWithFigures, 'figures'> & AdvocateFigures)[]>`
    select a.id as "advocateId", a.customer_id as "customerId", invite.code,
           (select count(*)::int from share s where s.shop_id = a.shop_id and s.advocate_id = a.id) as shares,
           (select count(*)::int from visit v where v.shop_id = a.shop_id and v.advocate_id = a.id) as visits,
           (select count(*)::int from claim c where c.shop_id = a.shop_id and c.advocate_id = a.id) as claims,
           referred.friends, given.rewards, referred.held + given.waiting as waiting
      from advocate a
      join invite_code invite on invite.shop_id = a.shop_id and invite.advocate_id = a.id and invite.is_current
     cross join lateral (
           select count(*) filter (where r.status = 'rewarded')::int as friends,
                  count(*) filter (where r.status = 'held')::int as held
             from referral r where r.shop_id = a.shop_id and r.advocate_id = a.id) as referred
     cross join lateral (
           select count(*) filter (where w.status = 'issued')::int as rewards,
                  count(*) filter (where w.status in ('waiting', 'approved', 'issuing', 'to_hand_over', 'unclear'))::int as waiting
             from reward w where w.shop_id = a.shop_id and w.advocate_id = a.id and w.side = 'advocate') as given
     where a.shop_id = ${shopId} and a.id = any(${[...advocateIds]}::text[])
     order by a.id`;
  return rows.map(({ advocateId, customerId, code, ...figures }) => ({ advocateId, customerId, code, figures }));
}

/** What an advocate's invite has brought so far; null for somebody without one. */
export async function findAdvocateFigures(shopId: ShopId, advocateId: AdvocateId): Promise<AdvocateFigures | null> {
  return (await listInvitesWithFigures(shopId, [advocateId]))[0]?.figures ?? null;
}
