import { running } from '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { join, referOrder, runProgram } from '../../tests/support/people.ts';
import { dropJobs } from '../../tests/support/queue.ts';
import { installShop, person, RIVE } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { markUninstalled, type Shop } from '#app/db/shops.ts';
import type { MessageId, ParentDiscountId } from '#app/domain/ids.ts';
import { attributeOrder } from './attribute-order.ts';
import { issueCodes } from './issue-codes.ts';
import { sendMessage } from './send-message.ts';

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma);
});
beforeEach(async () => {
  await dropJobs();
  running.sandbox.world.mails = [];
});

/** A message about a reward that was just issued to this customer. */
async function queued(firstName = 'Ada', shop = luma): Promise<{ id: MessageId; code: string }> {
  const { webhookId } = await referOrder(shop, await join(shop, firstName));
  await attributeOrder({ shopDomain: shop.domain, webhookId, now: new Date() });
  const reward = await database.reward.findFirstOrThrow({ where: { side: 'advocate' }, orderBy: { id: 'desc' } });
  const parentDiscountId = reward.parentDiscountId as ParentDiscountId;
  await issueCodes({ shopId: shop.id, parentDiscountId, now: new Date() });
  const row = await database.message.findFirstOrThrow({ where: { rewardId: reward.id } });
  return { id: row.id as MessageId, code: String(reward.code) };
}
const send = (messageId: MessageId, shop = luma) => sendMessage({ shopId: shop.id, messageId, now: new Date() });
const mails = () => running.sandbox.world.mails;
const message = (id: MessageId) => database.message.findFirstOrThrow({ where: { id } });

test('the advocate gets one mail with the code, under our id, and it is written down', async () => {
  const { id, code } = await queued();
  await send(id);
  expect(mails()).toMatchObject([
    { to: [person('Ada').email], messageId: `<${id}@ricochet.test>`, subject: expect.stringContaining('Luma Goods') },
  ]);
  expect(mails()[0]?.text).toContain(code);
  expect(mails()[0]?.html).toContain(code);
  expect(await message(id)).toMatchObject({ status: 'sent', outcome: 'handed_over', sentAt: expect.any(Date) });
  expect(await database.ledgerEntry.count({ where: { causeKey: `message:${id}`, kind: 'message_sent' } })).toBe(1);
});

test('twice is one mail', async () => {
  const { id } = await queued();
  await send(id);
  await send(id);
  expect(mails()).toHaveLength(1);
});

test('an advocate of a French shop reads French', async () => {
  const rive = await installShop(RIVE);
  await runProgram(rive);
  const { id } = await queued('Adèle', rive);
  await send(id, rive);
  expect(mails()[0]?.html).toContain('lang="fr"');
});

test('an advocate without an address is skipped, and the reason is kept', async () => {
  const { id } = await queued('Greta');
  await send(id);
  expect(mails()).toEqual([]);
  expect(await message(id)).toMatchObject({ status: 'skipped', outcome: 'no_email', sentAt: null });
  expect(await database.ledgerEntry.count({ where: { causeKey: `message:${id}`, kind: 'message_skipped' } })).toBe(1);
});

test('a message of a shop that left is skipped', async () => {
  const { id } = await queued();
  await markUninstalled(luma.id, new Date(), database);
  await send(id);
  await database.shop.update({ where: { id: luma.id }, data: { uninstalledAt: null } });
  expect(mails()).toEqual([]);
  expect(await message(id)).toMatchObject({ status: 'skipped', outcome: 'shop_uninstalled' });
});

test('a message of another shop, or of an erased one, is not sent', async () => {
  const { id } = await queued();
  await sendMessage({ shopId: 'sh_00000000000000000000000000', messageId: id, now: new Date() });
  expect(mails()).toEqual([]);
  expect(await message(id)).toMatchObject({ status: 'queued' });
});
