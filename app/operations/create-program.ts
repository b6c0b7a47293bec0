import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { countPrograms, insertProgram } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import { parseProgramForm, type FieldProblem, type ProgramField, type ProgramForm } from '#app/domain/program/form.ts';

export type FieldProblems = Partial<Record<ProgramField, FieldProblem>>;

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
  const parsed = parseProgramForm(form, shop.currency);
  if (!parsed.ok) return { refused: 'invalid', problems: parsed.problems };
  const programId = newId('pr');
  await inTransaction(async (transaction) => {
    const precedence = (await countPrograms(shop.id, transaction)) + 1;
    await insertProgram(
      {
        shopId: shop.id,
        id: programId,
        name: parsed.name,
        status: 'draft',
        precedence,
        draft: parsed.settings,
        revision: 1,
        publishedVersion: null,
        createdAt: now,
        updatedAt: now,
      },
      transaction,
    );
    await appendToLedger(
      shop.id,
      [
        {
          kind: 'program_created',
          actor: 'merchant',
          at: now,
          causeKey: `created:${programId}`,
          programId,
          data: { name: parsed.name },
        },
      ],
      transaction,
    );
  });
  return { ok: true, programId };
}
