import { findAdvocateByCode, getAdvocate, type Advocate } from '#app/db/advocates.ts';
import { findCartMark } from '#app/db/cart-marks.server.ts';
import { findClaim, findEarlierClaim, listClaimsByCodes, type Claim, type NewClaim } from '#app/db/claims.ts';
import { findProgramAt, getProgramVersion } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import { findVisit } from '#app/db/visits.ts';
import { decideCredit, findLastLead, type Lead } from '#app/domain/attribution/credit.ts';
import { readLandingPage } from '#app/domain/attribution/landing-page.ts';
import type { Recognition } from '#app/domain/attribution/recognition.ts';
import type { OrderPayload } from '#app/domain/order/order-payload.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { addCalendarDays, isBefore } from '#app/domain/time.ts';
import { findClaimForOrder } from './claim-for-order.ts';
import { listClaimsOfBuyer } from './list-claims-of-buyer.ts';

/** Whom an order is credited to: by a claim that was made, or by one that is made with the decision. */
export interface Credited {
  recognition: Recognition;
  claim: Claim | NewClaim;
  /** Those under which the friend was invited. */
  settings: ProgramSettings;
}

export interface Buyer {
  order: OrderPayload;
  emailHash: string | null;
}
type LeadToClaim = Lead<Claim | NewClaim>;
type Look = (shop: Shop, buyer: Buyer) => Promise<LeadToClaim[]>;

/**
 * Looks for an invite behind an order, the strongest evidence first; the first kind that leads to one ends the search. An
 * order that carries nothing of ours costs one query for its buyer. It writes nothing.
 */
export async function findCreditedInvite(shop: Shop, buyer: Buyer): Promise<Credited | null> {
  for (const look of [lookAtCodes, lookAtCart, lookAtLandingPage, lookAtBuyer, lookAtEntries]) {
    const leads = await look(shop, buyer);
    const last = findLastLead(leads);
    if (last === null) continue;
    const { attribution } = await settingsOf(shop, last.invited);
    const lead = decideCredit(leads, attribution.wins) ?? last;
    const claim = 'id' in lead.invited ? lead.invited : await findOrKeep(shop, lead.invited, buyer);
    return { recognition: lead.recognition, claim, settings: await settingsOf(shop, claim) };
  }
  return null;
}

/** What the same buyer was recognised by before is theirs still. */
async function findOrKeep(shop: Shop, draft: NewClaim, buyer: Buyer): Promise<Claim | NewClaim> {
  return (await findClaimForOrder(shop, draft, buyer)) ?? draft;
}

async function settingsOf(shop: Shop, { programId, versionNumber }: Claim | NewClaim): Promise<ProgramSettings> {
  return (await getProgramVersion(shop.id, programId, versionNumber)).settings;
}

const lookAtCodes: Look = async (shop, { order }) => {
  if (order.discountCodes.length === 0) return [];
  const claims = await listClaimsByCodes(shop.id, order.discountCodes);
  return claims.map((claim) => leadOf(claim, { kind: 'friend_code', code: claim.friendCode ?? '' }));
};

const lookAtCart: Look = async (shop, { order }) => {
  const leads = order.cartMarks.map(async (signed): Promise<LeadToClaim | null> => {
    const mark = findCartMark(shop.id, signed);
    if (mark === null) return null;
    if ('visitId' in mark) return await lookAtVisit(shop, mark.visitId, order);
    const claim = await findClaim(shop.id, mark.claimId);
    return claim === null ? null : leadOf(claim, { kind: 'cart_mark', of: 'claim' });
  });
  return present(await Promise.all(leads));
};

/** A visit counts for the days of the version that its advocate's friends are offered. */
async function lookAtVisit(shop: Shop, visitId: NonNullable<Claim['visitId']>, order: OrderPayload) {
  const visit = await findVisit(shop.id, visitId);
  if (visit === null) return null;
  const advocate = await getAdvocate(shop.id, visit.advocateId);
  const { channel, locale, visitedAt: at } = visit;
  const draft = await draftClaim(shop, advocate, { visitId, channel, locale, at, order });
  if (draft === null) return null;
  const claimed = await findEarlierClaim(shop.id, draft.programId, { visitId, customerId: null });
  return leadOf(claimed ?? draft, { kind: 'cart_mark', of: 'visit' });
}

const lookAtLandingPage: Look = async (shop, { order }) => {
  const page = readLandingPage(order.landingSite, shop.proxyPath);
  const advocate = page === null ? null : await findAdvocateByCode(shop.id, page.code);
  if (page === null || advocate === null) return [];
  const { channel } = page;
  const draft = await draftClaim(shop, advocate, { channel, at: order.placedAt, order });
  return draft === null ? [] : [leadOf(draft, { kind: 'landing_page', channel })];
};

const lookAtBuyer: Look = async (shop, buyer) => {
  const claims = await listClaimsOfBuyer(shop, buyer);
  return claims.map((claim) => {
    const isAccount = claim.customerId !== null && claim.customerId === buyer.order.customerId;
    return leadOf(claim, { kind: 'claim_of_buyer', by: isAccount ? 'customer' : 'email' });
  });
};

const lookAtEntries: Look = async (shop, { order }) => {
  const leads = order.enteredInvites.map(async ({ codes, place }): Promise<LeadToClaim | null> => {
    const advocate = await findFirst(codes, (code) => findAdvocateByCode(shop.id, code));
    if (advocate === null) return null;
    const channel = order.isEnteredByStaff ? 'till' : 'spoken';
    const draft = await draftClaim(shop, advocate, { channel, at: order.placedAt, order });
    return draft === null ? null : leadOf(draft, { kind: 'invite_entered', place });
  });
  return present(await Promise.all(leads));
};

/** What a friend would have claimed when they ordered; null when nobody offered them anything, or it was too long ago. */
async function draftClaim(
  shop: Shop,
  advocate: Advocate,
  invited: { visitId?: Claim['visitId']; channel: string; locale?: string; at: Date; order: OrderPayload },
): Promise<NewClaim | null> {
  const { visitId = null, channel, locale = shop.locale, at, order } = invited;
  const running = await findProgramAt(shop, advocate, order.placedAt);
  if (running === null) return null;
  const { number: versionNumber, settings } = running.version;
  const expiresAt = addCalendarDays(at, settings.attribution.windowDays, shop.timeZone);
  if (isBefore(expiresAt, order.placedAt)) return null;
  return {
    programId: running.program.id,
    versionNumber,
    advocateId: advocate.id,
    visitId,
    friendCode: null,
    // One's own invite is nothing that one could have claimed.
    customerId: order.customerId === advocate.customerId ? null : order.customerId,
    emailHash: null,
    channel,
    locale,
    claimedAt: at,
    expiresAt,
  };
}

function leadOf(claim: Claim | NewClaim, recognition: Recognition): LeadToClaim {
  const key = 'id' in claim ? claim.id : `${claim.advocateId} ${claim.visitId ?? ''}`;
  return { recognition, at: claim.claimedAt, key, invited: claim };
}

async function findFirst<Found>(codes: string[], find: (code: string) => Promise<Found | null>): Promise<Found | null> {
  for (const code of codes) {
    const found = await find(code);
    if (found !== null) return found;
  }
  return null;
}

function present<Each>(list: (Each | null)[]): Each[] {
  return list.filter((each) => each !== null);
}
