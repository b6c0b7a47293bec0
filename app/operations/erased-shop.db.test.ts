import '../../tests/support/sandbox.ts';
import { beforeAll, expect, test } from 'vitest';
import { complianceBody } from '../../sandbox/control/compliance.ts';
import { uninstall } from '../../sandbox/oauth/installation.ts';
import { join, publishNewProgram, referOrder, runProgram } from '../../tests/support/people.ts';
import { listJobs, workUntilIdle } from '../../tests/support/queue.ts';
import { running } from '../../tests/support/sandbox.ts';
import { installShop, LUMA, sandboxShop, sendWebhook } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { attributeOrder } from './attribute-order.ts';
import { redactShop } from './redact-shop.ts';

const now = new Date();

beforeAll(async () => {
  const luma = await installShop();
  await runProgram(luma);
  const { webhookId } = await referOrder(luma, await join(luma));
  await attributeOrder({ shopDomain: LUMA, webhookId, now });
  await publishNewProgram(luma);
  uninstall(running.sandbox, sandboxShop());
  const body = complianceBody(running.sandbox, sandboxShop(), 'shop/redact', null);
  await redactShop({ shopDomain: LUMA, webhookId: await sendWebhook('shop/redact', body), now });
});

test('jobs that waited while their shop was erased end quietly, and nothing of the shop comes back', async () => {
  const waiting = (await listJobs()).map(({ name }) => name);
  expect(waiting).toEqual(
    expect.arrayContaining([
      'prepare-program-version',
      'mint-friend-codes',
      'publish-program-text',
      'publish-invite',
      'issue-codes',
      'attribute-order',
    ]),
  );
  expect(await workUntilIdle()).toEqual([]);
  expect(await database.shop.count()).toBe(0);
  expect(await database.parentDiscount.count()).toBe(0);
});
