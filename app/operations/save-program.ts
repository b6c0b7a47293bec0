import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { findProgram, saveProgramDraft } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import type { FieldProblems } from '#app/domain/program/field-problems.ts';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { parseProgramForm } from '#app/domain/program/form.ts';

export type SaveProgramOutcome =
  | { ok: true; revision: number }
  | { refused: 'invalid'; problems: FieldProblems }
  | { refused: 'changed_elsewhere' | 'not_found' };

/**
 * Saves the draft that shoppers do not see yet. A save that started from an older revision is refused, so that two
 * people editing lose nothing; the same save sent twice wins once.
 */
export async function saveProgram({
  shop,
  programId,
  revision,
  form,
  now,
}: {
  shop: Shop;
  programId: ProgramId;
  revision: number;
  form: ProgramForm;
  now: Date;
}): Promise<SaveProgramOutcome> {
  const parsed = parseProgramForm(form, shop);
  if (!parsed.ok) return { refused: 'invalid', problems: parsed.problems };
  return await inTransaction(async (transaction): Promise<SaveProgramOutcome> => {
    if ((await findProgram(shop.id, programId, transaction)) === null) return { refused: 'not_found' };
    if (
      !(await saveProgramDraft(
        shop.id,
        programId,
        revision,
        { name: parsed.name, draft: parsed.settings, now },
        transaction,
      ))
    )
      return { refused: 'changed_elsewhere' };
    await appendToLedger(
      shop.id,
      [
        {
          kind: 'program_saved',
          actor: 'merchant',
          at: now,
          causeKey: `saved:${programId}:${revision}`,
          programId,
          data: { name: parsed.name },
        },
      ],
      transaction,
    );
    return { ok: true, revision: revision + 1 };
  });
}
