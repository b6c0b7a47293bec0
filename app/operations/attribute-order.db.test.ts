import '../../tests/support/sandbox.ts';
import { beforeAll, expect, test } from 'vitest';
import { installShop } from '../../tests/support/sandbox-shop.ts';
import { join, referOrder, runProgram } from '../../tests/support/people.ts';
import { attributeOrder } from './attribute-order.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';

let luma: Shop;
let invite: string;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma);
  invite = await join(luma);
});

test('first', async () => {
  const { webhookId } = await referOrder(luma, invite);
  await attributeOrder({ shopDomain: luma.domain, webhookId, now: new Date() });
  expect(await database.referral.findMany()).toMatchObject([{ status: 'rewarded' }]);
});
