import '../../tests/support/sandbox.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { creditOf, marked, openInvite } from '../../tests/support/evidence.ts';
import { join } from '../../tests/support/people.ts';
import { draftOf, publishDraftOf } from '../../tests/support/programs.ts';
import { buy, deliveredWebhook, installShop, newcomer } from '../../tests/support/sandbox-shop.ts';
import { attributeOrder } from './attribute-order.ts';
import { archiveProgram, pauseProgram, resumeProgram } from './change-program-status.ts';
import { publishProgram } from './publish-program.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { reasonsOf } from '#app/domain/decision.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import { defaultProgramSettings, encodeProgramSettings } from '#app/domain/program/settings.ts';
import { addDays } from '#app/domain/time.ts';

const daysAgo = (days: number) => addDays(new Date(), -days);
const { conditions } = defaultProgramSettings;
const asked = { friend: null, conditions: { ...conditions, firstOrderOnly: false } };

let luma: Shop;
let programId: ProgramId;
let invite: string;
beforeEach(async () => {
  luma = await installShop();
  await database.program.deleteMany({ where: { shopId: luma.id } });
  programId = await draftOf(luma, asked, daysAgo(30));
  await publishDraftOf(luma, programId, daysAgo(30));
  invite = await join(luma);
});
const at = (days: number) => ({ shop: luma, programId, now: daysAgo(days) });

/** An order by the page of entry that was placed some days ago, and of which Shopify tells now. */
async function orderOf(days: number, evidence: object = { landingSite: `/?ref=${invite}` }) {
  const friend = newcomer();
  const placed = buy({
    email: friend.email,
    customerId: friend.id,
    createdAt: daysAgo(days).toISOString(),
    ...evidence,
  });
  const webhookId = await deliveredWebhook('orders/paid');
  await attributeOrder({ shopDomain: luma.domain, webhookId, now: new Date() });
  const row = await database.webhookDelivery.findFirstOrThrow({ where: { webhookId } });
  return { credit: await creditOf(placed), outcome: row.outcome };
}
const versionOf = async (id: string | undefined) =>
  (await database.referral.findFirst({ where: { id: id ?? '' } }))?.versionNumber ?? null;

describe('an order is decided under the program of the moment it was placed', () => {
  test('by the version of then, though another was published since', async () => {
    const minimum = { amountMinor: 99_999_99n, currency: luma.currency };
    const stricter = {
      ...defaultProgramSettings,
      ...asked,
      conditions: { ...asked.conditions, minimumSubtotal: minimum },
    };
    const where = { shopId_id: { shopId: luma.id, id: programId } };
    await database.program.update({ where, data: { draft: encodeProgramSettings(stricter) } });
    expect(await publishProgram({ ...at(1), revision: 1 })).toEqual({ ok: true, number: 2 });
    const before = await orderOf(2);
    expect(before.credit).toMatchObject({ status: 'rewarded' });
    expect(await versionOf(before.credit?.id)).toBe(1);
    const { credit } = await orderOf(0);
    expect(credit === null ? [] : reasonsOf(credit.decision)).toContain('under_minimum');
    expect(await versionOf(credit?.id)).toBe(2);
  });

  test('by none when there was none yet', async () => {
    expect(await orderOf(31)).toEqual({ credit: null, outcome: 'not_referred' });
    const visitId = await openInvite(luma, invite, daysAgo(40));
    expect(await orderOf(39, { attributes: marked(luma, { visitId }) })).toEqual({
      credit: null,
      outcome: 'not_referred',
    });
  });

  test('by one that was paused, or put away, after it was placed', async () => {
    await pauseProgram(at(2));
    expect((await orderOf(3)).credit).toMatchObject({ status: 'rewarded' });
    expect((await orderOf(1)).credit).toBeNull();
    await archiveProgram(at(0));
    expect((await orderOf(3)).credit).toMatchObject({ status: 'rewarded' });
    expect((await orderOf(1)).credit).toBeNull();
  });

  test('by none while it was paused, though it runs again', async () => {
    await pauseProgram(at(5));
    await resumeProgram(at(3));
    expect((await orderOf(6)).credit).toMatchObject({ status: 'rewarded' });
    expect((await orderOf(4)).credit).toBeNull();
    expect((await orderOf(2)).credit).toMatchObject({ status: 'rewarded' });
  });

  test('by one that is paused while its draft is edited on', async () => {
    await pauseProgram(at(5));
    await database.program.updateMany({ where: { id: programId }, data: { updatedAt: new Date() } });
    expect((await orderOf(4)).credit).toBeNull();
  });
});
