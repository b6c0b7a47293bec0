import type { Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { getLastPrecedence, lockProgramOrder } from '#app/db/program-order.ts';
import { insertProgram } from '#app/db/programs.ts';
import type { ProgramId, ShopId } from '#app/domain/ids.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';

/** Puts a new program behind the others, as a draft. Called in a transaction; each call makes one more. */
export async function addDraft(
  { shopId, name, draft, now }: { shopId: ShopId; name: string; draft: ProgramSettings; now: Date },
  transaction: Connection,
): Promise<ProgramId> {
  const id = newId('pr');
  await lockProgramOrder(shopId, transaction);
  await insertProgram(
    {
      shopId,
      id,
      name,
      status: 'draft',
      precedence: (await getLastPrecedence(shopId, transaction)) + 1,
      draft,
      revision: 1,
      publishedVersion: null,
      createdAt: now,
      updatedAt: now,
    },
    transaction,
  );
  await appendToLedger(
    shopId,
    [
      {
        kind: 'program_created',
        actor: 'merchant',
        at: now,
        causeKey: `created:${id}`,
        programId: id,
        data: { name },
      },
    ],
    transaction,
  );
  return id;
}
