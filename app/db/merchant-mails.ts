import { Prisma } from '@prisma/client';
import type { ShopId } from '#app/domain/ids.ts';
import type { MerchantMailKind, MerchantMailOutcome } from '#app/domain/shop/merchant-mails.ts';
import { database, type Connection } from './client.server.ts';

export interface MailedShop {
  id: ShopId;
  timeZone: string;
  installedAt: Date;
}

/** Installed shops behind `after`, for mails that go out by each shop's own clock. */
export async function listMailedShops(after: ShopId | null, size: number): Promise<MailedShop[]> {
  const rows = await database.shop.findMany({
    where: { uninstalledAt: null, ...(after === null ? {} : { id: { gt: after } }) },
    select: { id: true, timeZone: true, installedAt: true },
    orderBy: { id: 'asc' },
    take: size,
  });
  return rows.map((row) => ({ ...row, id: row.id as ShopId }));
}

export interface NewMerchantMail {
  shopId: ShopId;
  kind: MerchantMailKind;
  day: string;
}

/** Notes mails that are to be sent, and answers those that nobody had noted before. */
export async function noteMerchantMails(
  mails: NewMerchantMail[],
  now: Date,
  connection: Connection,
): Promise<NewMerchantMail[]> {
  if (mails.length === 0) return [];
  const rows = mails.map(({ shopId, kind, day }) => Prisma.sql`(${shopId}, ${kind}, ${day}, ${now}::timestamp)`);
  return await connection.$queryRaw<NewMerchantMail[]>`
    insert into merchant_mail (shop_id, kind, day, queued_at) values ${Prisma.join(rows)}
    on conflict do nothing
    returning shop_id as "shopId", kind, day`;
}

/** A mail that was noted and is not settled; null otherwise. */
export async function findWaitingMerchantMail(
  shopId: ShopId,
  kind: MerchantMailKind,
  day: string,
): Promise<{ queuedAt: Date } | null> {
  return await database.merchantMail.findUnique({
    where: { shopId_kind_day: { shopId, kind, day }, settledAt: null },
    select: { queuedAt: true },
  });
}

/** Settles a mail once; answers whether it was still waiting. */
export async function settleMerchantMail(
  { shopId, kind, day }: NewMerchantMail,
  { outcome, at }: { outcome: MerchantMailOutcome; at: Date },
): Promise<boolean> {
  const { count } = await database.merchantMail.updateMany({
    where: { shopId, kind, day, settledAt: null },
    data: { settledAt: at, outcome },
  });
  return count === 1;
}

/** When the merchant was last told something of this kind, or it was seen that there was nothing; null while never. */
export async function findLastTold(shopId: ShopId, kind: MerchantMailKind): Promise<Date | null> {
  const row = await database.merchantMail.findFirst({
    where: { shopId, kind, outcome: { in: ['sent', 'nothing_new'] } },
    orderBy: { settledAt: 'desc' },
    select: { queuedAt: true },
  });
  return row?.queuedAt ?? null;
}

/** The newest mail that was handed over to the merchant's mailbox, or refused by it. */
export async function findLastMerchantMail(
  shopId: ShopId,
): Promise<{ kind: MerchantMailKind; outcome: 'sent' | 'recipient_refused'; at: Date } | null> {
  const row = await database.merchantMail.findFirst({
    where: { shopId, outcome: { in: ['sent', 'recipient_refused'] } },
    orderBy: { settledAt: 'desc' },
  });
  if (row === null || row.settledAt === null) return null;
  return {
    kind: row.kind as MerchantMailKind,
    outcome: row.outcome as 'sent' | 'recipient_refused',
    at: row.settledAt,
  };
}
