import { inTransaction } from '#app/db/client.server.ts';
import { listMailedShops, noteMerchantMails, type MailedShop } from '#app/db/merchant-mails.ts';
import type { ShopId } from '#app/domain/ids.ts';
import { dueMail, merchantMailKinds } from '#app/domain/shop/merchant-mails.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

const pageSize = 500;

/**
 * Asks for every mail to a merchant that is due by their own clock. Twice is once: a mail is noted under its shop, kind and
 * day in the transaction that enqueues it, and only who noted it first enqueues.
 */
export async function askForMerchantMails({ now }: { now: Date }): Promise<void> {
  let after: ShopId | null = null;
  for (;;) {
    const shops: MailedShop[] = await listMailedShops(after, pageSize);
    const due = shops.flatMap((shop) =>
      merchantMailKinds.flatMap((kind) => {
        const day = dueMail(kind, shop, now);
        return day === null ? [] : [{ shopId: shop.id, kind, day }];
      }),
    );
    await inTransaction(async (transaction) => {
      for (const mail of await noteMerchantMails(due, now, transaction))
        await enqueue(transaction, 'send-merchant-mail', mail);
    });
    after = shops.at(-1)?.id ?? null;
    if (shops.length < pageSize) return;
  }
}
