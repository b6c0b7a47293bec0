import '../../tests/support/sandbox.ts';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  claim,
  join,
  prepareNewestVersion,
  publishNewProgram,
  runProgram,
  tenPercent,
} from '../../tests/support/people.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { strike } from '../../tests/support/sandbox.ts';
import { installShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { findActiveProgram, findProgram } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { emptyOfferForm, toOfferForm } from '#app/domain/program/offer-form.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import { pauseProgram } from './change-program-status.ts';
import { publishProgram } from './publish-program.ts';
import { saveProgram } from './save-program.ts';

const fifth = toOfferForm(offerOf({ kind: 'percentage', percent: 20 }));
let luma: Shop;
let programId: ProgramId;
beforeAll(async () => {
  luma = await installShop();
});
beforeEach(async () => {
  programId = await runProgram(luma);
  await dropJobs();
});
// Only one program runs at a time here, so that the one that is asked first is this test's.
afterEach(() => pauseProgram({ shop: luma, programId, now: new Date() }));

/** Saves other terms and publishes them. */
async function publishAgain(change: Partial<ProgramForm>): Promise<void> {
  const revision = (await findProgram(luma.id, programId))?.revision ?? 0;
  const now = new Date();
  const form = { ...tenPercent, ...change };
  expect(await saveProgram({ shop: luma, programId, revision, form, now })).toMatchObject({ ok: true });
  expect(await publishProgram({ shop: luma, programId, revision: revision + 1, now })).toMatchObject({ ok: true });
}
const offered = async () => (await findActiveProgram(luma, new Date()))?.version.number;
const versionOfCode = async (friendCode: string) =>
  (await database.claim.findFirstOrThrow({ where: { friendCode } })).versionNumber;

describe('a new version', () => {
  test('leaves friends the one before until its own codes are there', async () => {
    const invite = await join(luma);
    await publishAgain({ friend: fifth });
    expect(await offered()).toBe(1);
    expect(await versionOfCode(await claim(luma, invite))).toBe(1);
    await prepareNewestVersion(luma, programId);
    expect(await offered()).toBe(2);
    expect(await versionOfCode(await claim(luma, invite))).toBe(2);
  });

  test('that Shopify refuses does not stop the one before', async () => {
    await publishAgain({ friend: fifth });
    strike('admin.user-error', { operation: 'CreateParentDiscount', code: 'INVALID', message: 'Not like this.' });
    await prepareNewestVersion(luma, programId);
    expect(await offered()).toBe(1);
  });

  test.each([
    ['with a friend’s reward', { friend: fifth }],
    ['without one', { friend: emptyOfferForm() }],
  ])('%s is told to the theme when it is ready, once', async (_name, change) => {
    await publishAgain(change);
    await dropJobs();
    await prepareNewestVersion(luma, programId);
    const asked = await listJobs('publish-program-text');
    expect(asked).toMatchObject([{ payload: { shopId: luma.id } }]);
    await dropJobs();
    await prepareNewestVersion(luma, programId);
    expect(await listJobs('publish-program-text')).toEqual([]);
  });
});

test('a first version is offered although its codes are still being made', async () => {
  await pauseProgram({ shop: luma, programId, now: new Date() });
  programId = await publishNewProgram(luma);
  expect(await offered()).toBe(1);
});
