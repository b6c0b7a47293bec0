import { isDeepStrictEqual } from 'node:util';
import { AdminApiFault, NoSession, openAdminApi, patienceOfPages } from '#app/admin-api/client.server.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import { lockOnboarding, saveOnboarding } from '#app/db/onboarding.ts';
import { findProgram, saveProgramDraft } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import type { FieldProblems } from '#app/domain/program/field-problems.ts';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { parseProgramForm } from '#app/domain/program/form.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { followMinimum } from '#app/domain/program/templates.ts';
import { isUnderWay } from '#app/domain/shop/onboarding.ts';
import { addDraft } from './add-draft.ts';
import { findUnsupported, type UnsupportedFields } from './find-unsupported.ts';

export type ContinueOnboardingOutcome =
  | { ok: true; programId: ProgramId }
  | { refused: 'invalid'; problems: FieldProblems }
  | { refused: 'unsupported'; problems: UnsupportedFields };

/**
 * Settles the offer of the first program: a draft, made once however often this is sent, because the onboarding's row is
 * locked and keeps its id; later calls only change that draft. What is published already is left as it is.
 */
export async function continueOnboarding({
  shop,
  form,
  now,
}: {
  shop: Shop;
  form: ProgramForm;
  now: Date;
}): Promise<ContinueOnboardingOutcome> {
  const parsed = parseProgramForm(form, shop);
  if (!parsed.ok) return { refused: 'invalid', problems: parsed.problems };
  const problems = await askUnsupported(shop, parsed.settings);
  if (Object.keys(problems).length > 0) return { refused: 'unsupported', problems };
  return await inTransaction(async (transaction) => {
    const onboarding = await lockOnboarding(shop.id, transaction);
    const programId = await keepDraft({ shop, programId: onboarding.programId, ...parsed, now }, transaction);
    const step = onboarding.step === 'goal' || onboarding.step === 'offer' ? 'preview' : onboarding.step;
    await saveOnboarding(shop.id, { programId, step, skippedAt: null }, transaction);
    return { ok: true, programId };
  });
}

/** Publishing asks again: what Shopify does not say now stops nobody here. */
async function askUnsupported(shop: Shop, settings: ProgramSettings): Promise<UnsupportedFields> {
  try {
    return await findUnsupported(openAdminApi(shop.domain, patienceOfPages), settings);
  } catch (fault) {
    if (fault instanceof AdminApiFault || fault instanceof NoSession) return {};
    throw fault;
  }
}

interface Draft {
  shop: Shop;
  programId: ProgramId | null;
  name: string;
  settings: ProgramSettings;
  now: Date;
}

async function keepDraft({ shop, programId, name, settings, now }: Draft, transaction: Connection): Promise<ProgramId> {
  const program = programId === null ? null : await findProgram(shop.id, programId, transaction);
  if (!isUnderWay(program))
    return await addDraft(
      { shopId: shop.id, name, draft: followMinimum(settings), causeKey: `created:${newId('le')}`, now },
      transaction,
    );
  if (program.publishedVersion !== null) return program.id;
  // A condition that the merchant set by hand in the editor stands while the friend's offer does.
  const isOtherOffer = !isDeepStrictEqual(program.draft.friend, settings.friend);
  const draft = isOtherOffer ? followMinimum(settings) : settings;
  if (name !== program.name || !isDeepStrictEqual(program.draft, draft))
    await saveProgramDraft(shop.id, program.id, program.revision, { name, draft, now }, transaction);
  return program.id;
}
