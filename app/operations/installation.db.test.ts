import '../../tests/support/sandbox.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { complianceBody } from '../../sandbox/control/compliance.ts';
import { expireTokens } from '../../sandbox/control/shops.ts';
import { uninstall } from '../../sandbox/oauth/installation.ts';
import { join, runProgram } from '../../tests/support/people.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { running, strike } from '../../tests/support/sandbox.ts';
import { deliveredWebhook, installShop, LUMA, sandboxShop, sendWebhook } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { findShopByDomain, type Shop } from '#app/db/shops.ts';
import { endInstallation } from './end-installation.ts';
import { redactShop } from './redact-shop.ts';

let luma: Shop;
beforeEach(async () => {
  luma = await installShop();
  await dropJobs();
});

const delivery = (webhookId: string) => ({ shopDomain: LUMA, webhookId, now: new Date() });
const outcomeOf = async (webhookId: string) =>
  (await database.webhookDelivery.findFirstOrThrow({ where: { webhookId } })).outcome;
const sessions = () => database.session.count({ where: { shop: LUMA } });

async function leave(): Promise<string> {
  uninstall(running.sandbox, sandboxShop());
  return await deliveredWebhook('app/uninstalled');
}
/** The merchant installs again and opens the app, whose old token has ended meanwhile. */
async function comeBack(): Promise<Shop> {
  await database.session.updateMany({ where: { shop: LUMA }, data: { expires: new Date(Date.now() - 1000) } });
  return await installShop();
}
/** Shopify's request to erase the shop, which comes 48 hours after an uninstall. */
async function askToErase(): Promise<string> {
  return await sendWebhook('shop/redact', complianceBody(running.sandbox, sandboxShop(), 'shop/redact', null));
}

describe('an uninstall', () => {
  test('forgets the tokens and marks the shop, once', async () => {
    const webhookId = await leave();
    await endInstallation(delivery(webhookId));
    await endInstallation(delivery(webhookId));
    expect((await findShopByDomain(LUMA))?.uninstalledAt).not.toBeNull();
    expect(await sessions()).toBe(0);
    expect(await outcomeOf(webhookId)).toBe('recorded');
  });

  test('that is worked after the merchant came back ends nothing, and the theme’s texts are written anew', async () => {
    const webhookId = await leave();
    await comeBack();
    await endInstallation(delivery(webhookId));
    const shop = await findShopByDomain(LUMA);
    expect(shop?.uninstalledAt).toBeNull();
    expect(shop?.installedAt.getTime()).toBeGreaterThan(luma.installedAt.getTime());
    expect(await sessions()).toBe(1);
    expect(await outcomeOf(webhookId)).toBe('installed_since');
    expect(await listJobs('publish-program-text')).toHaveLength(1);
  });

  test('is recorded when the stored token had ended by itself as well', async () => {
    expireTokens(running.sandbox, sandboxShop(), true);
    const webhookId = await leave();
    await endInstallation(delivery(webhookId));
    expect(await outcomeOf(webhookId)).toBe('recorded');
  });

  test('is left for another try while Shopify does not say', async () => {
    const webhookId = await leave();
    await comeBack();
    strike('admin.server-error', { operation: 'GetShop' });
    await expect(endInstallation(delivery(webhookId))).rejects.toThrow('Shopify answered 503');
    expect(await outcomeOf(webhookId)).toBeNull();
    expect(await sessions()).toBe(1);
  });
});

describe('a request to erase a shop', () => {
  const rows = async () => [await database.advocate.count(), await database.programVersion.count()];

  test('erases it although word of the uninstall never came', async () => {
    await runProgram(luma);
    await join(luma);
    await leave();
    const webhookId = await askToErase();
    await redactShop(delivery(webhookId));
    await redactShop(delivery(webhookId));
    expect(await findShopByDomain(LUMA)).toBeNull();
    expect(await rows()).toEqual([0, 0]);
    expect([await sessions(), await outcomeOf(webhookId)]).toEqual([0, 'erased']);
  });

  test('leaves a shop alone that is installed', async () => {
    await leave();
    await comeBack();
    const webhookId = await askToErase();
    await redactShop(delivery(webhookId));
    expect(await findShopByDomain(LUMA)).not.toBeNull();
    expect(await outcomeOf(webhookId)).toBe('installed_since');
  });

  test('erases nothing while Shopify cannot be reached', async () => {
    const webhookId = await askToErase();
    strike('admin.server-error', { operation: 'GetShop' });
    await expect(redactShop(delivery(webhookId))).rejects.toThrow('Shopify answered 503');
    expect(await findShopByDomain(LUMA)).not.toBeNull();
    expect(await outcomeOf(webhookId)).toBeNull();
  });
});
