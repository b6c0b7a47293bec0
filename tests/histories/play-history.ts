import { expect } from 'vitest';
import type { Checkout } from '../../sandbox/orders/checkout.ts';
import { cancelOrder, fulfillOrder } from '../../sandbox/orders/change-order.ts';
import { moveDispute, openDispute } from '../../sandbox/orders/disputes.ts';
import { placeOrder } from '../../sandbox/orders/place-order.ts';
import { refundOrder } from '../../sandbox/orders/refund-order.ts';
import { gid, idOf } from '../../sandbox/world/ids.ts';
import type { Order } from '../../sandbox/world/types.ts';
import { claimOf, marked, openInvite } from '../support/evidence.ts';
import { claim } from '../support/people.ts';
import { prepareSettings } from '../support/programs.ts';
import { dropJobs } from '../support/queue.ts';
import { running } from '../support/sandbox.ts';
import { newcomer, sandboxShop } from '../support/sandbox-shop.ts';
import { createDice } from './dice.ts';
import type { Happening, History, Judging, Recognised } from './history.ts';
import { claimAsFriend, orderAsFriend, type Friend } from './returning-friends.ts';
import { deliverEverythingAgain, workAll, workBadly } from './unsteady-worker.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId, CustomerGid, ProgramId, ReferralId, ReversalId } from '#app/domain/ids.ts';
import { formatDecimal, parseMoney } from '#app/domain/money.ts';
import { finishReversal } from '#app/operations/finish-reversal.ts';
import { joinAsAdvocate } from '#app/operations/join-as-advocate.ts';
import { releaseDueRewards } from '#app/operations/release-due-rewards.ts';
import { reopenReferral } from '#app/operations/reopen-referral.ts';
import { settleReferral } from '#app/operations/settle-referral.ts';
import { sweepUnfinishedWork } from '#app/operations/sweep-unfinished-work.ts';

interface Advocate {
  id: AdvocateId;
  customerId: CustomerGid;
  code: string;
}
/** A history that came to its end. */
export interface Played {
  shop: Shop;
  programId: ProgramId;
  advocates: Advocate[];
  /** Friends’ orders, in the order they were placed, with whose friend each was. */
  orders: { order: Order; advocate: Advocate }[];
  /** Those who come more than once. */
  friends: Map<number, Friend>;
  /** The webhooks of earlier histories. */
  before: ReadonlySet<string>;
}

/** When what Shopify tells is worked: all of it at once, nothing before the end, or as the dice of this seed fall. */
export type Schedule = 'at once' | 'at the end' | number;

const hourMs = 3_600_000;
const now = () => running.sandbox.now();

/**
 * Plays a history in a program and with people of its own. Dice make work happen in any order, several times, and through
 * crashes. Ends when all is worked.
 */
export async function playHistory(shop: Shop, { settings, happenings }: History, schedule: Schedule): Promise<Played> {
  await database.program.updateMany({ where: { shopId: shop.id }, data: { status: 'archived' } });
  await dropJobs();
  const before = new Set(running.webhooks.list().map(({ webhookId }) => webhookId));
  const programId = await prepareSettings(shop, settings, now());
  const advocates = [await joinNewcomer(shop), await joinNewcomer(shop)];
  const played: Played = { shop, programId, advocates, orders: [], friends: new Map(), before };
  const dice = createDice(typeof schedule === 'number' ? schedule : 0);
  for (const happening of happenings) {
    await happen(played, happening);
    expect(await running.webhooks.idle(10_000)).toBe(true);
    if (schedule === 'at once') await workAll();
    else if (schedule !== 'at the end') await workBadly(dice);
  }
  await workToTheEnd(4 * 24);
  await answerTasks(played);
  await workToTheEnd(3);
  return played;
}

/** The merchant approves what is held, and says truly what became of what Shopify never answered. */
async function answerTasks({ shop, programId }: Played): Promise<void> {
  const where = { shopId: shop.id, programId };
  for (const { id } of await database.referral.findMany({ where: { ...where, status: 'held' } }))
    await settleReferral({ shop, referralId: id as ReferralId, verdict: 'approve', now: now() });
  const rewards = await database.reward.findMany({ where });
  const ofProgram = { shopId: shop.id, rewardId: { in: rewards.map(({ id }) => id) } };
  const known = (await database.reversal.findMany({ where: ofProgram })).map(({ effectId }) => effectId);
  const debits = sandboxShop(shop.domain).storeCreditAccounts.flatMap(({ transactions, currency }) =>
    transactions
      .filter(
        ({ id, kind, event }) =>
          kind === 'debit' && event === 'ADJUSTMENT' && !known.some((gid) => gid?.endsWith(`/${id}`)),
      )
      .map(({ amount }) => -(parseMoney(amount, currency)?.amountMinor ?? 0n)),
  );
  for (const { id, takenMinor } of await database.reversal.findMany({ where: { ...ofProgram, status: 'unclear' } })) {
    const [taken] = debits.splice(debits.indexOf(takenMinor) >>> 0, 1);
    const wasTaken = taken !== undefined;
    await finishReversal({ shop, reversalId: id as ReversalId, wasTaken, now: now() });
  }
}

/** Tells and asks for everything once more: nothing may change any more. */
export async function repeatEverything({ before }: Played): Promise<void> {
  await deliverEverythingAgain(before);
  await workToTheEnd(3);
}

async function workToTheEnd(hours: number): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    running.advanceClock((round === 0 ? hours : 3) * hourMs);
    await releaseDueRewards({ now: now() });
    await sweepUnfinishedWork({ now: now() });
    await workAll();
  }
}

async function joinNewcomer(shop: Shop): Promise<Advocate> {
  const { gid: customerId } = newcomer(shop.domain);
  const joined = await joinAsAdvocate({ shop, customerId, locale: 'en', now: now() });
  if (!('ok' in joined)) throw new Error(`Joining was refused: ${joined.refused}.`);
  const { id } = await database.advocate.findFirstOrThrow({ where: { shopId: shop.id, customerId } });
  return { id: id as AdvocateId, customerId, code: joined.code };
}

async function happen(played: Played, happening: Happening): Promise<void> {
  const { shop, orders, advocates } = played;
  if (happening.what === 'judge') return await judge(played, happening);
  if ('order' in happening) return changeOrder(shop, orders[happening.order]?.order, happening);
  switch (happening.what) {
    case 'buy':
      return await buyAsFriend(played, happening);
    case 'claim':
      return await claimAsFriend(played, happening);
    case 'come back':
      return await orderAsFriend(played, happening);
    case 'spend':
      return await spend(shop, advocates[happening.advocate]);
    case 'wait':
      running.advanceClock(happening.hours * hourMs);
  }
}

/** Nothing comes of a verdict on an order that is not decided yet. */
async function judge({ shop, orders }: Played, { order: index, verdicts }: Judging): Promise<void> {
  const order = orders[index]?.order;
  if (order === undefined) return;
  const orderId = gid('Order', order.id);
  const referral = await database.referral.findFirst({ where: { shopId: shop.id, orderId } });
  if (referral === null) return;
  const about = { shop, referralId: referral.id as ReferralId, now: now() };
  await Promise.all(
    verdicts.map((verdict) => (verdict === 'reopen' ? reopenReferral(about) : settleReferral({ ...about, verdict }))),
  );
}

/** What Shopify refuses does not happen. */
function changeOrder(
  shop: Shop,
  order: Order | undefined,
  change: Exclude<Extract<Happening, { order: number }>, Judging>,
): void {
  if (order === undefined) return;
  const world = sandboxShop(shop.domain);
  const { sandbox } = running;
  switch (change.what) {
    case 'refund': {
      const amount = formatDecimal({ amountMinor: BigInt(change.amountMinor), currency: shop.currency });
      refundOrder(sandbox, world, order, { amount });
      return;
    }
    case 'return': {
      const lines = order.lines.slice(0, 1).map(({ id }) => ({ lineId: id, quantity: 1 }));
      refundOrder(sandbox, world, order, { lines });
      return;
    }
    case 'refund all':
      refundOrder(sandbox, world, order, { whole: true });
      return;
    case 'cancel':
      cancelOrder(sandbox, world, order, { refund: change.doesRefund });
      return;
    case 'fulfil':
      fulfillOrder(sandbox, world, order);
      return;
    case 'dispute':
      // A bank takes longer than the payment’s webhook.
      running.advanceClock(hourMs);
      if ((order.disputes ?? []).length === 0) openDispute(sandbox, world, order);
      return;
    case 'lose dispute':
      moveDispute(sandbox, world, order, 'LOST');
      return;
    case 'win dispute':
      moveDispute(sandbox, world, order, 'WON');
  }
}

/** A friend opens the invite, claims where that is what they are recognised by, and pays. */
async function buyAsFriend(
  { shop, advocates, orders }: Played,
  { advocate: index, quantity, inOtherCurrency, by }: Extract<Happening, { what: 'buy' }>,
): Promise<void> {
  const advocate = advocates[index];
  const world = sandboxShop(shop.domain);
  const variantId = world.products[0]?.variants[0]?.id;
  if (advocate === undefined || variantId === undefined) throw new Error('Nobody, or nothing, is there.');
  const friend = newcomer(shop.domain);
  const evidence = await leaveEvidence(shop, advocate.code, friend.gid, by);
  const other = inOtherCurrency ? world.presentmentCurrencies[0]?.currency : undefined;
  const order = placeOrder(running.sandbox, world, {
    lines: [{ variantId, quantity }],
    email: friend.email,
    customerId: friend.id,
    ...evidence,
    ...(other === undefined ? {} : { currency: other }),
  });
  expect(order.discountCodes.map((each) => each.code)).toEqual(evidence.codes ?? []);
  orders.push({ order, advocate });
}

/** What leads back from the friend’s order to the invite. */
async function leaveEvidence(
  shop: Shop,
  invite: string,
  customerId: CustomerGid,
  by: Recognised,
): Promise<Partial<Checkout>> {
  switch (by) {
    case 'code':
      return { codes: [await claim(shop, invite, customerId, now())] };
    case 'mark of a visit':
      return { attributes: marked(shop, { visitId: await openInvite(shop, invite, now()) }) };
    case 'mark of a claim':
      return { attributes: marked(shop, { claimId: await claimOf(shop, invite, { claimedAt: now() }) }) };
    case 'page of entry':
      return { landingSite: `/apps/ricochet/i/${invite}?via=sms` };
    case 'account':
      await claimOf(shop, invite, { claimedAt: now(), customerId });
      return {};
  }
}

/** The advocate buys something with everything that they were given so far. */
async function spend(shop: Shop, advocate: Advocate | undefined): Promise<void> {
  const world = sandboxShop(shop.domain);
  const variantId = world.products[0]?.variants[0]?.id;
  if (advocate === undefined || variantId === undefined) return;
  const customer = world.customers.find(({ id }) => id === idOf(advocate.customerId));
  if (customer === undefined) return;
  const where = { shopId: shop.id, advocateId: advocate.id, side: 'advocate', status: 'issued', code: { not: null } };
  const rows = await database.reward.findMany({ where });
  const codes = rows.flatMap(({ code }) => (code === null ? [] : [code]));
  placeOrder(running.sandbox, world, {
    lines: [{ variantId, quantity: 1 }],
    email: customer.email,
    customerId: customer.id,
    useStoreCredit: true,
    giftCardCodes: codes,
    codes: codes.slice(0, 1),
  });
}
