import { inTransaction } from '#app/db/client.server.ts';
import { findOnboarding, lockOnboarding, saveOnboarding } from '#app/db/onboarding.ts';
import { findProgram } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import { isUnderWay } from '#app/domain/shop/onboarding.ts';
import { publishProgram, type PublishProgramOutcome } from './publish-program.ts';

/**
 * Publishes the program that was set up, once: whoever presses again, in another tab or after going back, finds it
 * published and goes on. Publishing itself is a compare-and-set on the draft's revision.
 */
export async function turnOnFirstProgram({
  shop,
  now,
}: {
  shop: Shop;
  now: Date;
}): Promise<{ ok: true } | Extract<PublishProgramOutcome, { refused: unknown }>> {
  const onboarding = await findOnboarding(shop.id);
  const programId = onboarding?.programId ?? null;
  const program = programId === null ? null : await findProgram(shop.id, programId);
  if (!isUnderWay(program)) return { refused: 'not_found' };
  if (program.publishedVersion === null) {
    const outcome = await publishProgram({ shop, programId: program.id, revision: program.revision, now });
    if ('refused' in outcome && !(await isPublished(shop, program.id))) return outcome;
  }
  await inTransaction(async (transaction) => {
    const { step } = await lockOnboarding(shop.id, transaction);
    if (step !== 'share') await saveOnboarding(shop.id, { step: 'block', skippedAt: null }, transaction);
  });
  return { ok: true };
}

/** Another tab may have been quicker. */
async function isPublished(shop: Shop, programId: Parameters<typeof findProgram>[1]): Promise<boolean> {
  const program = await findProgram(shop.id, programId);
  return program !== null && program.publishedVersion !== null;
}
