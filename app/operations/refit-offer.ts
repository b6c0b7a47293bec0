import { inTransaction } from '#app/db/client.server.ts';
import { lockOnboarding, saveOnboarding } from '#app/db/onboarding.ts';
import type { Shop } from '#app/db/shops.ts';
import { FieldReader } from '#app/domain/program/field-reader.ts';
import type { FieldProblems } from '#app/domain/program/field-problems.ts';
import { thickestMargin, thinnestMargin } from '#app/domain/program/suggest-offer.ts';
import { refitDraft } from './start-onboarding.ts';

/**
 * Reckons the first offer anew with what the merchant typed about their shop; an empty field makes it unknown. Safe to run
 * twice: the same figures give the same offer.
 */
export async function refitOffer({
  shop,
  averageOrder: typedAverage,
  marginPercent: typedMargin,
  now,
}: {
  shop: Shop;
  averageOrder: string;
  marginPercent: string;
  now: Date;
}): Promise<{ ok: true } | { refused: 'invalid'; problems: FieldProblems }> {
  const reader = new FieldReader(shop.currency);
  const averageOrder = reader.optionalAmount('averageOrder', typedAverage);
  const marginPercent =
    typedMargin.trim() === ''
      ? null
      : reader.whole('marginPercent', typedMargin, thinnestMargin, thickestMargin, 'not_a_percentage');
  if (Object.keys(reader.problems).length > 0) return { refused: 'invalid', problems: reader.problems };
  await inTransaction(async (transaction) => {
    const before = await lockOnboarding(shop.id, transaction);
    // Shopify's average stays Shopify's when it is sent back as it was.
    const isSame = averageOrder?.amountMinor === before.averageOrder?.amountMinor;
    const averageOrders = isSame ? before.averageOrders : null;
    await refitDraft(shop, { ...before, averageOrder, marginPercent }, now, transaction);
    await saveOnboarding(shop.id, { averageOrder, averageOrders, marginPercent }, transaction);
  });
  return { ok: true };
}
