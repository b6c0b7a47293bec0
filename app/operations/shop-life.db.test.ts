import { running, strike } from '../../tests/support/sandbox.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { complianceBody } from '../../sandbox/control/compliance.ts';
import { grantInstallation, uninstall, updateScopes as changeScopes } from '../../sandbox/oauth/installation.ts';
import { join, publishNewProgram, referOrder, runProgram } from '../../tests/support/people.ts';
import { dropJobs, listJobs, workUntilIdle } from '../../tests/support/queue.ts';
import {
  deliveredWebhook,
  installShop,
  LUMA,
  newWebhookId,
  openApp,
  sandboxShop,
  sendWebhook,
} from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { findShopByDomain, type Shop } from '#app/db/shops.ts';
import { insertDelivery } from '#app/db/webhook-deliveries.ts';
import { addDays } from '#app/domain/time.ts';
import { clearPayloads, payloadDays } from './clear-payloads.ts';
import { endInstallation } from './end-installation.ts';
import { redactShop } from './redact-shop.ts';
import { updateScopes } from './update-scopes.ts';

let luma: Shop;
beforeEach(async () => {
  luma = await installShop();
  await dropJobs();
});

const delivery = (webhookId: string, shopDomain = LUMA) => ({ shopDomain, webhookId, now: new Date() });
const sessions = () => database.session.findMany({ where: { shop: LUMA } });
async function leave(): Promise<string> {
  uninstall(running.sandbox, sandboxShop());
  const webhookId = await deliveredWebhook('app/uninstalled');
  await endInstallation(delivery(webhookId));
  return webhookId;
}
async function erase(): Promise<void> {
  const webhookId = await sendWebhook(
    'shop/redact',
    complianceBody(running.sandbox, sandboxShop(), 'shop/redact', null),
  );
  await Promise.all([redactShop(delivery(webhookId)), redactShop(delivery(webhookId))]);
}

describe('opening the app', () => {
  test('learns the shop from Shopify, once', async () => {
    expect(luma).toMatchObject({
      domain: LUMA,
      name: 'Luma Goods',
      currency: 'USD',
      timeZone: 'America/New_York',
      proxyPath: '/apps/ricochet',
      uninstalledAt: null,
    });
    expect(luma.storefrontUrl).not.toMatch(/\/$/);
    expect(await openApp()).toMatchObject({ id: luma.id, installedAt: luma.installedAt });
    expect(await database.shop.count({ where: { domain: LUMA } })).toBe(1);
    const installed = { shopId: luma.id, kind: 'shop_installed' };
    expect(await database.ledgerEntry.count({ where: installed })).toBe(1);
  });

  test('after leaving finds the same shop with its programs', async () => {
    const programId = await runProgram(luma);
    await leave();
    grantInstallation(running.sandbox, sandboxShop());
    const back = await openApp();
    expect(back).toMatchObject({ id: luma.id, uninstalledAt: null });
    expect(await database.program.count({ where: { shopId: back.id, id: programId } })).toBe(1);
    expect(await sessions()).toHaveLength(1);
  });

  test('is not undone by a copy of the uninstall that comes late', async () => {
    strike('webhook.duplicate', { operation: 'app/uninstalled', code: 'new-webhook-id' });
    const first = await leave();
    const copy = await database.webhookDelivery.findFirstOrThrow({
      where: { topic: 'app/uninstalled', workedAt: null, webhookId: { not: first } },
    });
    grantInstallation(running.sandbox, sandboxShop());
    await openApp();
    await endInstallation(delivery(copy.webhookId));
    expect((await findShopByDomain(LUMA))?.uninstalledAt).toBeNull();
    expect(await sessions()).toHaveLength(1);
  });
});

test('a shop that signed in and went no further leaves no token behind', async () => {
  const shop = 'new.myshopify.com';
  const webhookId = newWebhookId();
  await database.session.create({ data: { id: `offline_${shop}`, shop, state: '', accessToken: '' } });
  const rest = { eventId: null, apiVersion: '2026-10', triggeredAt: null, receivedAt: new Date(), payload: '{}' };
  await insertDelivery({ shopDomain: shop, webhookId, topic: 'app/uninstalled', ...rest }, database);
  await endInstallation(delivery(webhookId, shop));
  expect(await database.session.count({ where: { shop } })).toBe(0);
});

describe('erasing a shop', () => {
  const tables = () => database.$queryRaw<{ name: string }[]>`
    select table_name::text as name from information_schema.columns
     where table_schema = 'public' and column_name = 'shop_id' order by 1`;
  async function countOf(table: string, shopId: string): Promise<number> {
    const counted = `select count(*)::int as rows from "${table}" where shop_id = $1`;
    return (await database.$queryRawUnsafe<{ rows: number }[]>(counted, shopId))[0]?.rows ?? -1;
  }

  test('leaves not one row in any table, nor a token, nor a stored body', async () => {
    await runProgram(luma);
    await referOrder(luma, await join(luma));
    await workUntilIdle();
    await leave();
    const filled = [];
    for (const { name } of await tables()) if ((await countOf(name, luma.id)) > 0) filled.push(name);
    expect(filled.length).toBeGreaterThan(10);
    await erase();
    for (const { name } of await tables()) expect([name, await countOf(name, luma.id)]).toEqual([name, 0]);
    expect(await findShopByDomain(LUMA)).toBeNull();
    expect(await sessions()).toEqual([]);
    const bodies = { shopDomain: LUMA, workedAt: { not: null }, payload: { not: null } };
    expect(await database.webhookDelivery.count({ where: bodies })).toBe(0);
  });

  test('work that was queued for it ends quietly', async () => {
    await publishNewProgram(luma);
    await join(luma);
    await leave();
    await erase();
    expect((await listJobs()).length).toBeGreaterThan(2);
    expect(await workUntilIdle()).toEqual([]);
  });

  test('makes it a new shop when it installs again', async () => {
    await leave();
    await erase();
    expect((await installShop()).id).not.toBe(luma.id);
  });
});

test('scopes that the merchant changed are kept with the session', async () => {
  changeScopes(running.sandbox, sandboxShop(), ['read_orders', 'read_customers']);
  const webhookId = await deliveredWebhook('app/scopes_update');
  await updateScopes(delivery(webhookId));
  await updateScopes(delivery(webhookId));
  expect((await sessions())[0]?.scope?.split(',').toSorted()).toEqual(['read_customers', 'read_orders']);
  changeScopes(running.sandbox, sandboxShop(), running.sandbox.app.scopes);
});

describe('stored bodies', () => {
  const bodyOf = async (webhookId: string) =>
    (await database.webhookDelivery.findFirstOrThrow({ where: { webhookId } })).payload;

  test('are cleared some days after they were worked; the row stays and knows late copies', async () => {
    await runProgram(luma);
    const { webhookId } = await referOrder(luma, await join(luma));
    await workUntilIdle();
    await clearPayloads({ now: addDays(new Date(), payloadDays - 1) });
    expect(await bodyOf(webhookId)).not.toBeNull();
    await clearPayloads({ now: addDays(new Date(), payloadDays + 1) });
    expect(await bodyOf(webhookId)).toBeNull();
    await running.webhooks.redeliver(webhookId);
    expect(await listJobs('attribute-order')).toEqual([]);
  });

  test('that still wait to be worked are kept, however old', async () => {
    await runProgram(luma);
    const { webhookId } = await referOrder(luma, await join(luma));
    await clearPayloads({ now: addDays(new Date(), payloadDays + 1) });
    expect(await bodyOf(webhookId)).not.toBeNull();
  });
});
