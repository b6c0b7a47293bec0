import { findAdvocateByCode } from '#app/db/advocates.ts';
import { findProgramFor } from '#app/db/programs.ts';
import type { Channel } from '#app/domain/invite/channel.ts';
import { foldInviteCode } from '#app/domain/invite/invite-code.ts';
import type { Shopper } from './guard.server.ts';
import type { InviteView } from './pages/invite-page.tsx';
import type { LandingView } from './pages/landing-page.tsx';
import type { ShopperRefusal } from './refusals.ts';

export type Landing =
  | { kind: 'refused'; refusal: Extract<ShopperRefusal, 'unknown_invite' | 'no_active_program'> }
  | { kind: 'own'; view: InviteView }
  | { kind: 'open'; view: LandingView };

/** What somebody sees who opens the invite `typedCode`: a friend its offer, the advocate their own link. */
export async function findLanding(
  { shop, customerId }: Shopper,
  typedCode: string,
  channel: Channel,
  now: Date,
): Promise<Landing> {
  const code = foldInviteCode(typedCode);
  const advocate = code === null ? null : await findAdvocateByCode(shop.id, code);
  if (advocate === null) return { kind: 'refused', refusal: 'unknown_invite' };
  const active = await findProgramFor(shop, advocate, now);
  if (active === null) return { kind: 'refused', refusal: 'no_active_program' };
  const { settings } = active.version;
  if (customerId === advocate.customerId) {
    return { kind: 'own', view: { firstName: advocate.firstName, code: advocate.code, settings, isOwnVisit: true } };
  }
  return {
    kind: 'open',
    view: { advocateFirstName: advocate.firstName, code: advocate.code, channel, settings, visitId: null },
  };
}
