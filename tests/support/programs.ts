import { longAgo } from './people.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { takeFriendCode } from '#app/db/friend-codes.ts';
import { newId } from '#app/db/new-id.server.ts';
import { ensureParentDiscount, type ParentDiscount } from '#app/db/parent-discounts.ts';
import { getProgramVersion, insertProgram } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import { defaultProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { addDays } from '#app/domain/time.ts';
import { friendDiscountOf } from '#app/operations/friend-code-pool.ts';
import { mintFriendCodes } from '#app/operations/mint-friend-codes.ts';
import { prepareProgramVersion } from '#app/operations/prepare-program-version.ts';
import { publishProgram, type PublishProgramOutcome } from '#app/operations/publish-program.ts';

/** A draft with these settings, whatever the editor would say of them. */
export async function draftOf(shop: Shop, settings: Partial<ProgramSettings>, now = longAgo()): Promise<ProgramId> {
  const program = {
    shopId: shop.id,
    id: newId('pr'),
    name: 'Friends of the shop',
    status: 'draft' as const,
    precedence: 1,
    draft: { ...defaultProgramSettings, ...settings },
    revision: 1,
    publishedVersion: null,
    createdAt: now,
    updatedAt: now,
  };
  await inTransaction((transaction) => insertProgram(program, transaction));
  return program.id;
}

export async function publishDraftOf(
  shop: Shop,
  programId: ProgramId,
  now = longAgo(),
): Promise<PublishProgramOutcome> {
  return await publishProgram({ shop, programId, revision: 1, now });
}

/** A published program of these settings with its first discounts, but no codes yet. */
export async function prepareSettings(
  shop: Shop,
  settings: Partial<ProgramSettings>,
  now = new Date(),
): Promise<ProgramId> {
  const publishedAt = addDays(now, -60);
  const programId = await draftOf(shop, settings, publishedAt);
  const published = await publishDraftOf(shop, programId, publishedAt);
  if (!('ok' in published)) throw new Error(`Publishing was refused: ${JSON.stringify(published)}.`);
  await prepareProgramVersion({ shopId: shop.id, programId, number: 1, now });
  return programId;
}

/** The discount of friends who claim at `now` under the program's first version. */
export async function friendDiscount(shop: Shop, programId: ProgramId, now = new Date()): Promise<ParentDiscount> {
  const discount = friendDiscountOf(shop, await getProgramVersion(shop.id, programId, 1), now);
  if (discount === null) throw new Error('Friends get nothing.');
  return await ensureParentDiscount(shop.id, discount);
}

/** Mints the friends' codes and takes this many of them. */
export async function takeFriendCodes(shop: Shop, programId: ProgramId, count: number, now = new Date()) {
  const { id } = await friendDiscount(shop, programId, now);
  await mintFriendCodes({ shopId: shop.id, parentDiscountId: id, now });
  const codes: string[] = [];
  while (codes.length < count) {
    const taken = await inTransaction((transaction) => takeFriendCode(shop.id, id, transaction));
    if (taken === null) throw new Error('The pool is empty.');
    codes.push(taken.code);
  }
  return codes;
}
