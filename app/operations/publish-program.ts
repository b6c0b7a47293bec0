import { isDeepStrictEqual } from 'node:util';
import { AdminApiFault, NoSession, openAdminApi, patienceOfPages } from '#app/admin-api/client.server.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { findProgram, getProgramVersion, publishDraft } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import type { Program } from '#app/domain/program/program.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { askForProgramText } from './ask-for-program-text.ts';
import { findUnsupported, type UnsupportedFields } from './find-unsupported.ts';

export type PublishProgramOutcome =
  | { ok: true; number: number }
  | { refused: 'changed_elsewhere' | 'not_found' | 'nothing_changed' | 'shopify_silent' }
  | { refused: 'unsupported'; problems: UnsupportedFields };

interface PublishInput {
  shop: Shop;
  programId: ProgramId;
  revision: number;
  now: Date;
}

/**
 * Freezes the saved draft as the next numbered version and turns the program on, if the shop can give what it promises.
 * Shoppers get it once it is ready. Safe against two clicks: the version number is a key, and the step is a
 * compare-and-set on the revision that the merchant saw, which is also the one that Shopify was asked about.
 */
export async function publishProgram(input: PublishInput): Promise<PublishProgramOutcome> {
  const seen = await findPublishable(input);
  if ('refused' in seen) return seen;
  const problems = await askShopify(input.shop, seen.draft);
  if (problems === null) return { refused: 'shopify_silent' };
  if (Object.keys(problems).length > 0) return { refused: 'unsupported', problems };
  return await inTransaction((transaction) => publish(input, transaction));
}

/** What the shop cannot give; null when Shopify does not answer, and so nobody knows. */
async function askShopify(shop: Shop, settings: ProgramSettings): Promise<UnsupportedFields | null> {
  try {
    return await findUnsupported(openAdminApi(shop.domain, patienceOfPages), settings);
  } catch (fault) {
    if (fault instanceof AdminApiFault || fault instanceof NoSession) return null;
    throw fault;
  }
}

async function findPublishable(
  { shop, programId, revision }: PublishInput,
  connection?: Connection,
): Promise<Program | { refused: 'changed_elsewhere' | 'not_found' | 'nothing_changed' }> {
  const program = await findProgram(shop.id, programId, connection);
  if (program === null || program.status === 'archived') return { refused: 'not_found' };
  if (program.revision !== revision) return { refused: 'changed_elsewhere' };
  if (program.publishedVersion !== null && program.status === 'active') {
    const current = await getProgramVersion(shop.id, programId, program.publishedVersion, connection);
    if (isDeepStrictEqual(current.settings, program.draft)) return { refused: 'nothing_changed' };
  }
  return program;
}

async function publish(input: PublishInput, transaction: Connection): Promise<PublishProgramOutcome> {
  const { shop, programId, now } = input;
  const program = await findPublishable(input, transaction);
  if ('refused' in program) return program;
  const number = (program.publishedVersion ?? 0) + 1;
  if (!(await publishDraft(program, number, now, transaction))) return { refused: 'changed_elsewhere' };
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
  const version = { shopId: shop.id, programId, number };
  await enqueue(transaction, 'prepare-program-version', version, { key: `prepare:${programId}:${number}` });
  await askForProgramText(shop.id, transaction);
  return { ok: true, number };
}
