import { refusalIn } from '#app/admin-api/fault-meaning.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { storeRefusal, type ParentDiscount } from '#app/db/parent-discounts.ts';
import type { ShopId } from '#app/domain/ids.ts';

/**
 * Keeps what Shopify said when it refused a discount, or codes under it, so that the merchant reads it; other faults are
 * thrown on. Twice is once: the same words about the same discount stand in the ledger a single time.
 */
export async function noteDiscountRefusal(
  { shopId, parent, now }: { shopId: ShopId; parent: ParentDiscount; now: Date },
  fault: unknown,
): Promise<void> {
  const said = refusalIn(fault);
  if (said === null) throw fault;
  const { id, programId, versionNumber: number, side } = parent;
  await inTransaction(async (transaction) => {
    await storeRefusal(shopId, id, { said, at: now }, transaction);
    const causeKey = `discount_refused:${id}:${said}`;
    const entry = { kind: 'discount_refused', actor: 'shopify', at: now, causeKey, programId } as const;
    await appendToLedger(shopId, [{ ...entry, data: { number, side, said } }], transaction);
  });
}
