import { randomUUID } from 'node:crypto';
import { buy, deliveredWebhook, newcomer, person } from './sandbox-shop.ts';
import type { Checkout } from '../../sandbox/orders/checkout.ts';
import type { Customer, Order } from '../../sandbox/world/types.ts';
import { database } from '#app/db/client.server.ts';
import { findParentDiscount } from '#app/db/parent-discounts.ts';
import { findProgram, getProgramVersion } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { CustomerGid, ParentDiscountId, ProgramId } from '#app/domain/ids.ts';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { claimInvite } from '#app/operations/claim-invite.ts';
import { createProgram } from '#app/operations/create-program.ts';
import { friendDiscountOf } from '#app/operations/friend-code-pool.ts';
import { joinAsAdvocate } from '#app/operations/join-as-advocate.ts';
import { mintFriendCodes } from '#app/operations/mint-friend-codes.ts';
import { prepareProgramVersion } from '#app/operations/prepare-program-version.ts';
import { publishProgram } from '#app/operations/publish-program.ts';
import { recordVisit } from '#app/operations/record-visit.ts';

/** What a merchant types when nothing is said: a tenth for both, first orders only, a month to use it. */
export const tenPercent: ProgramForm = toProgramForm('Friends of Luma', defaultProgramSettings);

/** Makes a program and turns it on; its discounts and codes are not made yet. */
export async function publishNewProgram(shop: Shop, form: Partial<ProgramForm> = {}): Promise<ProgramId> {
  const now = longAgo();
  const made = await createProgram({ shop, form: { ...tenPercent, ...form }, formKey: randomUUID(), now });
  if (!('ok' in made)) throw new Error('The form was refused.');
  const published = await publishProgram({ shop, programId: made.programId, revision: 1, now });
  if (!('ok' in published)) throw new Error(`Publishing was refused: ${published.refused}.`);
  return made.programId;
}

/** Before everything that a test says happened earlier today. */
export function longAgo(): Date {
  return new Date(Date.now() - 60 * 24 * 60 * 60 * 1000);
}

/** A program that is on, with its discounts in Shopify and friend codes to hand out. */
export async function runProgram(shop: Shop, form: Partial<ProgramForm> = {}): Promise<ProgramId> {
  const programId = await publishNewProgram(shop, form);
  await prepareNewestVersion(shop, programId);
  return programId;
}

/** Does what the jobs do after publishing. */
export async function prepareNewestVersion(shop: Shop, programId: ProgramId): Promise<void> {
  const number = await newestVersion(shop, programId);
  await prepareProgramVersion({ shopId: shop.id, programId, number, now: new Date() });
  await fillFriendPools(shop, programId);
}

/** Mints the friend codes that were asked for. */
export async function fillFriendPools(shop: Shop, programId: ProgramId): Promise<void> {
  const rows = await database.parentDiscount.findMany({ where: { shopId: shop.id, programId, side: 'friend' } });
  for (const { id } of rows) {
    await mintFriendCodes({ shopId: shop.id, parentDiscountId: id as ParentDiscountId, now: new Date() });
  }
}

/** The row of one side's discount of the newest version; that of friends who claim now. */
export async function parentDiscountId(
  shop: Shop,
  programId: ProgramId,
  side: 'friend' | 'advocate' = 'friend',
): Promise<ParentDiscountId> {
  const version = await getProgramVersion(shop.id, programId, await newestVersion(shop, programId));
  const discount = side === 'friend' ? friendDiscountOf(shop, version, new Date()) : null;
  const row =
    discount === null
      ? await database.parentDiscount.findFirst({ where: { programId, versionNumber: version.number, side } })
      : await findParentDiscount(shop.id, discount);
  if (row === null) throw new Error(`The program has no ${side} discount.`);
  return row.id as ParentDiscountId;
}

async function newestVersion(shop: Shop, programId: ProgramId): Promise<number> {
  const number = (await findProgram(shop.id, programId))?.publishedVersion ?? null;
  if (number === null) throw new Error('The program was never published.');
  return number;
}

/** A customer gets their invite; answers its code. */
export async function join(shop: Shop, firstName = 'Ada'): Promise<string> {
  const { gid, locale } = person(firstName, shop.domain);
  const joined = await joinAsAdvocate({ shop, customerId: gid, locale, now: new Date() });
  if (!('ok' in joined)) throw new Error(`Joining was refused: ${joined.refused}.`);
  return joined.code;
}

/** Somebody opens an invite and claims; answers the friend code. */
export async function claim(
  shop: Shop,
  code: string,
  customerId: CustomerGid | null = null,
  now = new Date(),
): Promise<string> {
  const visit = await recordVisit({ shop, code, channel: 'whatsapp', locale: 'en', now });
  if (!('ok' in visit)) throw new Error(`The visit was refused: ${visit.refused}.`);
  const wish = { shop, code, visitId: visit.visitId, customerId, locale: 'en', now };
  let claimed = await claimInvite(wish);
  // The codes of another month are made when the first friend asks for one.
  if ('refused' in claimed && claimed.refused === 'codes_not_ready') {
    const programs = await database.program.findMany({ where: { shopId: shop.id, status: 'active' } });
    for (const { id } of programs) await fillFriendPools(shop, id as ProgramId);
    claimed = await claimInvite(wish);
  }
  if (!('ok' in claimed)) throw new Error(`The claim was refused: ${claimed.refused}.`);
  if (claimed.friendCode === null) throw new Error('The program gives friends no code.');
  return claimed.friendCode;
}

/** A friend follows the invite, pays, and Shopify tells the app of it. */
export async function referOrder(
  shop: Shop,
  invite: string,
  options: { friend?: Customer & { gid: CustomerGid }; checkout?: Partial<Checkout>; claimedAt?: Date } = {},
): Promise<{ order: Order; webhookId: string; friendCode: string }> {
  const friend = options.friend ?? newcomer(shop.domain);
  const friendCode = await claim(shop, invite, friend.gid, options.claimedAt);
  const order = buy(
    { email: friend.email, customerId: friend.id, codes: [friendCode], ...options.checkout },
    shop.domain,
  );
  return { order, webhookId: await deliveredWebhook('orders/paid', shop.domain), friendCode };
}
