import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { lockOnboarding, saveOnboarding } from '#app/db/onboarding.ts';
import { findProgram, saveProgramDraft } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import { makeTemplate, type Business, type Goal } from '#app/domain/program/templates.ts';
import { isUnderWay, tradeOf, type Onboarding } from '#app/domain/shop/onboarding.ts';
import { askTrade } from './ask-trade.ts';

/**
 * Keeps what the first program is for, and asks Shopify once what an offer can be reckoned with. Safe to run twice: the
 * answers are kept under a lock, and the same answers change nothing. A draft follows other answers; what is published
 * does not.
 */
export async function startOnboarding({
  shop,
  goal,
  business,
  now,
}: {
  shop: Shop;
  goal: Goal;
  business: Business;
  now: Date;
}): Promise<void> {
  const trade = await askTrade(shop);
  await inTransaction(async (transaction) => {
    const before = await lockOnboarding(shop.id, transaction);
    // What the merchant typed or Shopify said before is better than nothing.
    const isTyped = before.averageOrder !== null && before.averageOrders === null;
    const figures =
      isTyped || trade.averageOrder === null
        ? { averageOrder: before.averageOrder, averageOrders: before.averageOrders }
        : { averageOrder: trade.averageOrder, averageOrders: trade.averageOrders };
    const after = {
      ...before,
      ...figures,
      hasStoreCredit: trade.hasStoreCredit ?? before.hasStoreCredit,
      goal,
      business,
    };
    const isOther = goal !== before.goal || business !== before.business;
    if (isOther) await refitDraft(shop, after, now, transaction);
    const step = isOther || before.step === 'goal' ? 'offer' : before.step;
    const { averageOrder, averageOrders, hasStoreCredit } = after;
    await saveOnboarding(
      shop.id,
      { goal, business, averageOrder, averageOrders, hasStoreCredit, step, skippedAt: null },
      transaction,
    );
  });
}

/** A draft that nobody published is made to suit the answers again. Called under the lock. */
export async function refitDraft(
  shop: Shop,
  answers: Pick<Onboarding, 'goal' | 'business' | 'programId' | 'averageOrder' | 'marginPercent' | 'hasStoreCredit'>,
  now: Date,
  transaction: Connection,
): Promise<void> {
  const { programId, goal, business } = answers;
  if (programId === null || goal === null || business === null) return;
  const program = await findProgram(shop.id, programId, transaction);
  if (!isUnderWay(program) || program.publishedVersion !== null) return;
  const draft = makeTemplate(goal, business, tradeOf(answers, shop.currency));
  await saveProgramDraft(shop.id, programId, program.revision, { name: program.name, draft, now }, transaction);
}
