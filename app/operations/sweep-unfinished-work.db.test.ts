import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { newAdvocate, owe } from '../../tests/support/owed-reward.ts';
import { draftOf, publishDraftOf } from '../../tests/support/programs.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { installShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import { listUnreadyVersions } from '#app/db/programs.ts';
import { listUnissuedRewards } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import { listUnworkedDeliveries } from '#app/db/webhook-deliveries.ts';
import { addDays } from '#app/domain/time.ts';
import { sweepUnfinishedWork } from './sweep-unfinished-work.ts';

let luma: Shop;
beforeAll(async () => void (luma = await installShop()));
beforeEach(dropJobs);

const now = new Date();
const old = addDays(now, -9);
/** More than one sweep takes, all older than anything else. */
const many = Array.from({ length: 501 }, (_, index) => addDays(old, -index));

test('a shop with very much unfinished keeps no other waiting', async () => {
  const { advocateId } = await newAdvocate(luma);
  const reward = await owe(luma, { kind: 'customer_tag', tag: 'VIP' }, { advocateId, approvedAt: old });
  const other = await database.shop.create({
    data: {
      ...(await database.shop.findFirstOrThrow({ where: { id: luma.id } })),
      id: newId('sh'),
      domain: 'busy.myshopify.com',
    },
  });
  const row = await database.reward.findFirstOrThrow({ where: { id: reward.id } });
  const causes = many.map((approvedAt, index) => ({ approvedAt, id: newId('rw'), causeKey: `busy:${index}` }));
  await database.reward.createMany({
    data: causes.map((cause) => ({ ...row, offer: row.offer ?? {}, ...cause, shopId: other.id })),
  });
  const delivery = { topic: 'orders/paid', apiVersion: '2026-10', payload: '' };
  await database.webhookDelivery.createMany({
    data: [
      ...many.map((receivedAt, index) => ({
        ...delivery,
        receivedAt,
        webhookId: String(index),
        shopDomain: other.domain,
      })),
      { ...delivery, receivedAt: old, webhookId: 'late', shopDomain: luma.domain },
    ],
  });
  const rewards = await listUnissuedRewards(now);
  expect(rewards).toHaveLength(500);
  expect(rewards.slice(0, 2).map(({ shopId }) => shopId)).toEqual([other.id, luma.id]);
  expect(rewards.find(({ id }) => id === reward.id)).toEqual({
    shopId: luma.id,
    id: reward.id,
    advocateId,
    parentDiscountId: null,
  });
  const deliveries = await listUnworkedDeliveries(now);
  expect(deliveries).toHaveLength(500);
  expect(deliveries).toContainEqual({ shopDomain: luma.domain, webhookId: 'late', topic: 'orders/paid' });
});

test('of the versions that are not ready only those that customers wait for are prepared again', async () => {
  const programId = await draftOf(luma, {}, old);
  expect(await publishDraftOf(luma, programId, old)).toEqual({ ok: true, number: 1 });
  const archived = await draftOf(luma, {}, old);
  await publishDraftOf(luma, archived, old);
  await database.program.update({
    where: { shopId_id: { shopId: luma.id, id: archived } },
    data: { status: 'archived' },
  });
  const version = await database.programVersion.findFirstOrThrow({ where: { programId } });
  await database.programVersion.create({ data: { ...version, settings: version.settings ?? {}, number: 2 } });
  await database.program.update({
    where: { shopId_id: { shopId: luma.id, id: programId } },
    data: { publishedVersion: 2 },
  });
  expect(await listUnreadyVersions(now)).toEqual([{ shopId: luma.id, programId, number: 2 }]);
  await dropJobs();
  await sweepUnfinishedWork({ now });
  expect(await listJobs('prepare-program-version')).toMatchObject([{ payload: { programId, number: 2 } }]);
});
