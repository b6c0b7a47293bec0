import type { Onboarding as Row } from '@prisma/client';
import type { ProgramId, ShopId } from '#app/domain/ids.ts';
import type { Business, Goal } from '#app/domain/program/templates.ts';
import type { Onboarding, OnboardingStep } from '#app/domain/shop/onboarding.ts';
import { database, type Connection } from './client.server.ts';

/** How far the merchant came; null when they never began. */
export async function findOnboarding(shopId: ShopId, connection: Connection = database): Promise<Onboarding | null> {
  const row = await connection.onboarding.findUnique({ where: { shopId } });
  return row === null ? null : toOnboarding(row);
}

/** Begins it where it was not begun, and makes everything else that changes it wait until the transaction ends. */
export async function lockOnboarding(shopId: ShopId, connection: Connection): Promise<Onboarding> {
  await connection.$executeRaw`insert into onboarding (shop_id, step) values (${shopId}, 'goal') on conflict do nothing`;
  await connection.$executeRaw`select 1 from onboarding where shop_id = ${shopId} for update`;
  return toOnboarding(await connection.onboarding.findUniqueOrThrow({ where: { shopId } }));
}

/** Keeps what changed. Only under its lock. */
export async function saveOnboarding(
  shopId: ShopId,
  { averageOrder, ...change }: Partial<Onboarding>,
  connection: Connection,
): Promise<void> {
  const average =
    averageOrder === undefined
      ? {}
      : { averageMinor: averageOrder?.amountMinor ?? null, averageCurrency: averageOrder?.currency ?? null };
  await connection.onboarding.updateMany({ where: { shopId }, data: { ...change, ...average } });
}

/** Whoever comes back after an uninstall begins anew. */
export async function deleteOnboarding(shopId: ShopId, connection: Connection): Promise<void> {
  await connection.onboarding.deleteMany({ where: { shopId } });
}

function toOnboarding(row: Row): Onboarding {
  const { averageMinor, averageCurrency } = row;
  return {
    step: row.step as OnboardingStep,
    goal: row.goal as Goal | null,
    business: row.business as Business | null,
    programId: row.programId as ProgramId | null,
    averageOrder:
      averageMinor === null || averageCurrency === null
        ? null
        : { amountMinor: averageMinor, currency: averageCurrency },
    averageOrders: row.averageOrders,
    marginPercent: row.marginPercent,
    hasStoreCredit: row.hasStoreCredit,
    dismissed: row.dismissed,
    skippedAt: row.skippedAt,
    finishedAt: row.finishedAt,
  };
}
