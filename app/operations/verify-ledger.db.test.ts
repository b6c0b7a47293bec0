import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { join, referOrder, runProgram } from '../../tests/support/people.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { installShop, LUMA, RIVE } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { getLedgerPage } from '#app/db/ledger-check.ts';
import type { Shop } from '#app/db/shops.ts';
import { attributeOrder } from './attribute-order.ts';
import { verifyLedger } from './verify-ledger.ts';
import { verifyLedgers } from './verify-ledgers.ts';

let luma: Shop;
let rive: Shop;
beforeAll(async () => {
  [luma, rive] = [await installShop(LUMA), await installShop(RIVE)];
  await runProgram(luma);
  const invite = await join(luma);
  for (let friends = 0; friends < 3; friends += 1) {
    const { webhookId } = await referOrder(luma, invite);
    await attributeOrder({ shopDomain: luma.domain, webhookId, now: new Date() });
  }
});
beforeEach(dropJobs);

test('rows that nobody touched are what the ledger says, each shop for itself', async () => {
  expect(await verifyLedger({ shopId: luma.id })).toEqual({ checked: 9, differences: [] });
  expect(await verifyLedger({ shopId: rive.id })).toEqual({ checked: 0, differences: [] });
});

test('pages of any size hold everything once', async () => {
  const ids: string[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: Awaited<ReturnType<typeof getLedgerPage>> = await getLedgerPage(luma.id, {
      of: 'rewards',
      after,
      size: 2,
    });
    ids.push(...page.rows.rewards.keys());
    after = page.next;
  }
  const rows = await database.reward.findMany({ where: { shopId: luma.id }, orderBy: { id: 'asc' } });
  expect(ids.toSorted()).toEqual(rows.map(({ id }) => id));
});

test('a row that was changed behind the ledger’s back is found, and so is one that is gone', async () => {
  const [reward, other] = await database.reward.findMany({ where: { shopId: luma.id, side: 'advocate' } });
  const referral = await database.referral.findFirstOrThrow({ where: { shopId: luma.id } });
  await database.reward.updateMany({ where: { id: reward?.id ?? '' }, data: { status: 'reversed' } });
  await database.reward.deleteMany({ where: { id: other?.id ?? '' } });
  await database.referral.updateMany({ where: { id: referral.id }, data: { status: 'declined' } });
  const { differences } = await verifyLedger({ shopId: luma.id });
  expect(differences).toHaveLength(3);
  expect(differences).toEqual(
    expect.arrayContaining([
      { what: 'referral', id: referral.id, field: 'status', row: 'declined', ledger: 'rewarded' },
      { what: 'reward', id: reward?.id, field: 'status', row: 'reversed', ledger: 'approved' },
      { what: 'reward', id: other?.id, field: 'itself', row: null, ledger: 'there' },
    ]),
  );
});

test('each installed shop is asked for once', async () => {
  await verifyLedgers();
  await verifyLedgers();
  expect((await listJobs('verify-ledger')).map(({ payload }) => payload)).toEqual(
    expect.arrayContaining([
      { version: 1, shopId: luma.id },
      { version: 1, shopId: rive.id },
    ]),
  );
  expect(await listJobs('verify-ledger')).toHaveLength(2);
});
