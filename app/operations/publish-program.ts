import { isDeepStrictEqual } from 'node:util';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { ensureParentDiscount } from '#app/db/parent-discounts.ts';
import { findProgram, getProgramVersion, publishDraft } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import { sides } from '#app/domain/reward/benefit.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

export type PublishProgramOutcome =
  { ok: true; number: number } | { refused: 'changed_elsewhere' | 'not_found' | 'nothing_changed' };

/**
 * Freezes the saved draft as the next numbered version and turns the program on. Shoppers get it once it is ready. The
 * rows of its discounts are written with it, so that whatever is decided under it finds them. Safe against two clicks: the version
 * number is a key, and the step is a compare-and-set on the revision that the merchant saw.
 */
export async function publishProgram({
  shop,
  programId,
  revision,
  now,
}: {
  shop: Shop;
  programId: ProgramId;
  revision: number;
  now: Date;
}): Promise<PublishProgramOutcome> {
  return await inTransaction(async (transaction): Promise<PublishProgramOutcome> => {
    const program = await findProgram(shop.id, programId, transaction);
    if (program === null || program.status === 'archived') return { refused: 'not_found' };
    if (program.revision !== revision) return { refused: 'changed_elsewhere' };
    if (program.publishedVersion !== null && program.status === 'active') {
      const current = await getProgramVersion(shop.id, programId, program.publishedVersion, transaction);
      if (isDeepStrictEqual(current.settings, program.draft)) return { refused: 'nothing_changed' };
    }
    const number = (program.publishedVersion ?? 0) + 1;
    if (!(await publishDraft(program, number, now, transaction))) return { refused: 'changed_elsewhere' };
    for (const side of sides) {
      const benefit = side === 'friend' ? program.draft.friendBenefit : program.draft.advocateBenefit;
      if (benefit === null) continue;
      await ensureParentDiscount(shop.id, { programId, versionNumber: number, side }, transaction);
    }
    await appendToLedger(
      shop.id,
      [
        {
          kind: 'program_published',
          actor: 'merchant',
          at: now,
          causeKey: `published:${programId}:${number}`,
          programId,
          data: { name: program.name, number },
        },
      ],
      transaction,
    );
    await enqueue(
      transaction,
      'prepare-program-version',
      { shopId: shop.id, programId, number },
      { key: `prepare:${programId}:${number}` },
    );
    await enqueue(
      transaction,
      'publish-program-text',
      { shopId: shop.id },
      { key: `text:${shop.id}`, queue: `text:${shop.id}` },
    );
    return { ok: true, number };
  });
}
