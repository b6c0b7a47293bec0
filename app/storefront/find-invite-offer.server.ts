import type { Advocate } from '#app/db/advocates.ts';
import { findLedgerCause } from '#app/db/ledger.ts';
import { countWelcomed } from '#app/db/referrals.ts';
import { countGrantedRewards } from '#app/db/reward-limits.ts';
import type { Shop } from '#app/db/shops.ts';
import type { Channel } from '#app/domain/invite/channel.ts';
import { fewestWelcomed } from '#app/domain/invite/published.ts';
import type { OfferedProgram } from '#app/domain/program/choose-program.ts';
import { findCapReached, limitCause } from '#app/domain/reward/limits.ts';
import { monthOf } from '#app/domain/time.ts';
import type { InviteOffer } from './pages/landing-page.tsx';

interface About {
  advocate: Advocate & { code: string };
  running: OfferedProgram;
  channel: Channel;
  now: Date;
}

/** What an invite says now; asks only what the program's settings make worth asking. */
export async function findInviteOffer(shop: Shop, about: About): Promise<InviteOffer> {
  const { advocate, running, channel } = about;
  const { settings } = running.version;
  const [isCapped, isSpent, welcomed] = await Promise.all([
    isCapReached(shop, about),
    isLimitReached(shop, about),
    settings.socialProof ? countWelcomed(shop.id, running.program.id) : 0,
  ]);
  return {
    advocateFirstName: advocate.firstName,
    code: advocate.code,
    channel,
    settings,
    isAdvocateServed: !isCapped && !isSpent,
    welcomed: welcomed >= fewestWelcomed ? welcomed : null,
  };
}

async function isCapReached(shop: Shop, { advocate, running, now }: About): Promise<boolean> {
  const { caps } = running.version.settings.advocate;
  if (caps.perDay === null && caps.perMonth === null && caps.ever === null) return false;
  const of = { programId: running.program.id, advocateId: advocate.id, timeZone: shop.timeZone, now };
  return findCapReached(caps, await countGrantedRewards(shop.id, of)) !== null;
}

/** As the ledger told it this month: summing up what was spent is too dear for a page that anybody may open. */
async function isLimitReached(shop: Shop, { running, now }: About): Promise<boolean> {
  const limit = running.version.settings.monthlySpendLimit;
  if (limit === null) return false;
  const month = monthOf(now, shop.timeZone);
  return await findLedgerCause(shop.id, limitCause('limit_reached', { programId: running.program.id, month, limit }));
}
