import { running } from '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mintSessionToken } from '../../sandbox/oauth/session-token.ts';
import { publishNewProgram } from '../../tests/support/people.ts';
import { dropJobs } from '../../tests/support/queue.ts';
import { installShop, LUMA, RIVE, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { insertDelivery } from '#app/db/webhook-deliveries.ts';
import { env } from '#app/env.server.ts';
import { addDays } from '#app/domain/time.ts';
import { action as actAtHome, loader as loadHome } from './app._index.tsx';
import { loader as loadNew } from './app.programs.new.tsx';
import { action as actAtWelcome, loader as loadWelcome } from './app.welcome.tsx';

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
  await installShop(RIVE);
});
beforeEach(async () => {
  await database.onboarding.deleteMany();
  await database.programVersion.deleteMany();
  await database.program.deleteMany();
  await dropJobs();
});

function requestOf(path: string, domain: string, fields?: Record<string, string>) {
  const token = mintSessionToken(running.sandbox, sandboxShop(domain));
  const headers = { Authorization: `Bearer ${token}`, 'User-Agent': 'Mozilla/5.0 Safari/605.1.15' };
  const body = fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) };
  const request = new Request(`${env.SHOPIFY_APP_URL}${path}`, { headers, ...body });
  return { request, params: {}, context: {} };
}
const home = (domain = LUMA, search = '') => loadHome(requestOf(`/app${search}`, domain));
const welcome = (search = '') => loadWelcome(requestOf(`/app/welcome${search}`, LUMA));
const answer = async (fields: Record<string, string>) => actAtWelcome(requestOf('/app/welcome', LUMA, fields));

describe('home', () => {
  test('of a shop without programs leads into the guide, and has figures of nothing', async () => {
    const data = await home();
    expect(data.guide).toEqual({ current: 'goal', isBegun: false });
    expect(data).toMatchObject({ isEmpty: true, days: 30, programs: [], held: [], tasks: [], limits: [] });
    expect(data.figures.map(({ measure, change }) => [measure, change])).toContainEqual(['visits', null]);
  });

  test('takes the periods that it offers, and the usual one for any other', async () => {
    expect(await home(LUMA, '?period=last_7')).toMatchObject({ period: 'last_7', days: 7 });
    expect(await home(LUMA, '?period=forever')).toMatchObject({ period: 'last_30' });
  });

  test('tells of what does not get through, to the shop that it is about', async () => {
    const delivery = { shopDomain: LUMA, topic: 'orders/paid', apiVersion: '2026-10', eventId: null, payload: '{}' };
    const old = addDays(new Date(), -1);
    await insertDelivery({ ...delivery, webhookId: 'late', triggeredAt: old, receivedAt: old }, database);
    const fresh = new Date();
    await insertDelivery({ ...delivery, webhookId: 'fresh', triggeredAt: fresh, receivedAt: fresh }, database);
    const message = { kind: 'reward_issued', advocateId: 'ad_1', locale: 'en' };
    const mails = [
      { rewardId: 'rw_1', status: 'queued', outcome: null, queuedAt: old },
      { rewardId: 'rw_2', status: 'skipped', outcome: 'recipient_refused', queuedAt: old },
      { rewardId: 'rw_3', status: 'skipped', outcome: 'no_email', queuedAt: old },
      { rewardId: 'rw_4', status: 'skipped', outcome: 'recipient_refused', queuedAt: addDays(old, -30) },
    ];
    for (const mail of mails)
      await database.message.create({ data: { ...message, ...mail, shopId: luma.id, id: `ms_${mail.rewardId}` } });
    await database.$executeRaw`
      select graphile_worker.add_job('mint-friend-codes', json_build_object('shopId', ${luma.id}::text), max_attempts := 1)`;
    await database.$executeRaw`update graphile_worker._private_jobs set attempts = 1`;
    expect((await home()).failures).toEqual({ deliveries: 1, jobs: 1, waitingMails: 1, refusedMails: 1 });
    expect((await home(RIVE)).failures).toEqual({ deliveries: 0, jobs: 0, waitingMails: 0, refusedMails: 0 });
  });

  test('keeps what was dismissed, for its own shop, and refuses what it does not know', async () => {
    await publishNewProgram(luma);
    await actAtHome(requestOf('/app?index', LUMA, { intent: 'dismiss', kind: 'invite_more' }));
    expect((await home()).dismissed).toEqual(['invite_more']);
    expect((await home()).guide).toBeNull();
    expect((await home(RIVE)).dismissed).toEqual([]);
    await expect(actAtHome(requestOf('/app?index', LUMA, { intent: 'dismiss', kind: 'x' }))).rejects.toMatchObject({
      status: 400,
    });
  });
});

describe('the guide', () => {
  test('goes from step to step, comes back to the one it was left at, and not before what was published', async () => {
    expect(await welcome()).toMatchObject({ kind: 'goal', goal: 'new_customers', business: 'shop' });
    expect(await welcome('?step=share')).toMatchObject({ kind: 'goal' });
    await answer({ intent: 'goal', goal: 'trust', business: 'local' });
    const offer = await welcome();
    if (offer.kind !== 'offer') throw new Error(offer.kind);
    expect(offer.form.approval).toBe('manual');
    expect(await welcome('?step=goal')).toMatchObject({ kind: 'goal', goal: 'trust', business: 'local' });
    await answer({ intent: 'offer', form: JSON.stringify({ ...offer.form, name: 'Bring a friend' }) });
    expect(await welcome()).toMatchObject({ kind: 'preview' });
    expect((await home()).guide).toEqual({ current: 'preview', isBegun: true });
    await answer({ intent: 'on' });
    expect(await welcome('?step=offer')).toMatchObject({ kind: 'block', isPreparing: true });
    await answer({ intent: 'block' });
    const share = await welcome();
    if (share.kind !== 'share') throw new Error(share.kind);
    expect(share.productUrl).toContain('/products/');
    expect(share.message).toContain(`${luma.storefrontUrl}/apps/ricochet/i/ANNA-K7Q`);
    await answer({ intent: 'visited' });
    expect(await welcome()).toMatchObject({ kind: 'finished' });
    expect((await home()).guide).toBeNull();
  });

  test('says what is wrong at the field', async () => {
    await answer({ intent: 'goal', goal: 'revenue', business: 'shop' });
    const response = await answer({ intent: 'refit', averageOrder: '-1', marginPercent: '50' });
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({ refused: 'invalid', problems: { averageOrder: 'not_an_amount' } });
    await expect(answer({ intent: 'goal', goal: 'fame', business: 'shop' })).rejects.toMatchObject({ status: 400 });
    await expect(answer({ intent: 'offer', form: '{}' })).rejects.toMatchObject({ status: 400 });
  });
});

test('a new program starts from a template, reckoned with the shop’s own orders, or plain', async () => {
  const load = (search: string) => loadNew(requestOf(`/app/programs/new${search}`, LUMA));
  expect((await load('')).templates).toHaveLength(4);
  expect(await load('?from=fame')).toMatchObject({ from: null });
  expect((await load('?from=plain')).form.friend.percent).toBe('10');
  const { form } = await load('?from=revenue&business=subscriptions');
  expect([form.friend.purchases, form.tiers.length]).toEqual(['both', 2]);
  expect(form.friend.minimumSubtotal).toMatch(/^\d+\.00$/);
});
