import { inTransaction } from '#app/db/client.server.ts';
import { listShopsWithSocialProof } from '#app/db/social-proof.ts';
import { askForProgramText } from './ask-for-program-text.ts';

/** Has the public texts that hold a number written anew, so that it keeps up. Twice is once: one job for each shop. */
export async function refreshProgramTexts(): Promise<void> {
  const shopIds = await listShopsWithSocialProof();
  await inTransaction(async (transaction) => {
    for (const shopId of shopIds) await askForProgramText(shopId, transaction);
  });
}
