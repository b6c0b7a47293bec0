import type { Connection } from '#app/db/client.server.ts';
import { appendToLedger, findProgramOfCause } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { getLastPrecedence, lockProgramOrder } from '#app/db/program-order.ts';
import { insertProgram } from '#app/db/programs.ts';
import type { ProgramId, ShopId } from '#app/domain/ids.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';

interface NewDraft {
  shopId: ShopId;
  name: string;
  draft: ProgramSettings;
  /** What asked for it: the same cause makes one program, however often it arrives. */
  causeKey: string;
  now: Date;
}

/**
 * Puts a new program behind the others, as a draft. Called in a transaction. Twice is once: the cause is unique in the
 * ledger, and looked for under the lock of the shop's programs.
 */
export async function addDraft(
  { shopId, name, draft, causeKey, now }: NewDraft,
  transaction: Connection,
): Promise<ProgramId> {
  await lockProgramOrder(shopId, transaction);
  const made = await findProgramOfCause(shopId, causeKey, transaction);
  if (made !== null) return made;
  const id = newId('pr');
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
        causeKey,
        programId: id,
        data: { name },
      },
    ],
    transaction,
  );
  return id;
}
