import { isDeepStrictEqual } from 'node:util';
import { inTransaction } from '#app/db/client.server.ts';
import { findProgram, saveProgramDraft } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import type { FieldProblems } from '#app/domain/program/field-problems.ts';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { parseProgramForm } from '#app/domain/program/form.ts';
import { addDraft } from './add-draft.ts';

/**
 * Makes a program as a draft. Twice is once: the form's key is its cause. Whoever got no answer, typed on and sent the form
 * again finds what they sent last in it, unless somebody has saved it since.
 */
export async function createProgram({
  shop,
  form,
  formKey,
  now,
}: {
  shop: Shop;
  form: ProgramForm;
  formKey: string;
  now: Date;
}): Promise<{ ok: true; programId: ProgramId } | { refused: 'invalid'; problems: FieldProblems }> {
  const parsed = parseProgramForm(form, shop);
  if (!parsed.ok) return { refused: 'invalid', problems: parsed.problems };
  const { name, settings: draft } = parsed;
  return await inTransaction(async (transaction) => {
    const programId = await addDraft(
      { shopId: shop.id, name, draft, causeKey: `created:${formKey}`, now },
      transaction,
    );
    const kept = await findProgram(shop.id, programId, transaction);
    if (kept?.revision === 1 && (kept.name !== name || !isDeepStrictEqual(kept.draft, draft)))
      await saveProgramDraft(shop.id, programId, 1, { name, draft, now }, transaction);
    return { ok: true, programId };
  });
}
