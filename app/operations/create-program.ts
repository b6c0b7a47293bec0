import { inTransaction } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import type { FieldProblems } from '#app/domain/program/field-problems.ts';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { parseProgramForm } from '#app/domain/program/form.ts';
import { addDraft } from './add-draft.ts';

/** Makes a program as a draft. Not repeated by anything but the merchant, who sees both in the list. */
export async function createProgram({
  shop,
  form,
  now,
}: {
  shop: Shop;
  form: ProgramForm;
  now: Date;
}): Promise<{ ok: true; programId: ProgramId } | { refused: 'invalid'; problems: FieldProblems }> {
  const parsed = parseProgramForm(form, shop);
  if (!parsed.ok) return { refused: 'invalid', problems: parsed.problems };
  const { name, settings: draft } = parsed;
  const programId = await inTransaction((transaction) => addDraft({ shopId: shop.id, name, draft, now }, transaction));
  return { ok: true, programId };
}
