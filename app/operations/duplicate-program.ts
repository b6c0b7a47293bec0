import { inTransaction } from '#app/db/client.server.ts';
import { findProgram } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import { longestName } from '#app/domain/program/form.ts';
import { addDraft } from './add-draft.ts';

/**
 * Makes a draft of what the program’s own draft says, under the name that the merchant’s language gives a copy. Twice is
 * once: the form's key is its cause.
 */
export async function duplicateProgram({
  shop,
  programId,
  copyName,
  formKey,
  now,
}: {
  shop: Shop;
  programId: ProgramId;
  copyName: (name: string) => string;
  formKey: string;
  now: Date;
}): Promise<{ ok: true; programId: ProgramId } | { refused: 'not_found' }> {
  return await inTransaction(async (transaction) => {
    const program = await findProgram(shop.id, programId, transaction);
    if (program === null) return { refused: 'not_found' };
    const name = copyName(program.name).slice(0, longestName).trim();
    const causeKey = `duplicated:${programId}:${formKey}`;
    const copy = { shopId: shop.id, name, draft: program.draft, causeKey, now };
    return { ok: true, programId: await addDraft(copy, transaction) };
  });
}
