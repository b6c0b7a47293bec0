import { z } from 'zod';
import { parseMoney } from '#app/domain/money.ts';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query FindGiftCardBalance($id: ID!) {
    giftCard(id: $id) {
      isRedeemable
      balance { amount currencyCode }
      transactions(first: 50, reverse: true) { nodes { amount { amount currencyCode } note ... on GiftCardDebitTransaction { id } } }
    }
  }
`;

const money = z.object({ amount: z.string(), currencyCode: z.string() });
const answer = z.object({
  giftCard: z
    .object({
      isRedeemable: z.boolean(),
      balance: money,
      transactions: z
        .object({ nodes: z.array(z.object({ amount: money, note: z.string().nullable(), id: z.string().optional() })) })
        .nullable(),
    })
    .nullable(),
});

export interface GiftCardBalance {
  balanceMinor: bigint;
  /** False when it was switched off or has expired: what is on it is lost to its holder. */
  isRedeemable: boolean;
  /** Money taken out by hand, newest first, with the note it was given. */
  debits: { id: string; note: string | null; amountMinor: bigint }[];
}

/** What is on a gift card; null when there is none of that id. */
export async function findGiftCardBalance(admin: AdminApi, id: string): Promise<GiftCardBalance | null> {
  const { giftCard } = await admin.ask(document, { id }, answer);
  if (giftCard === null) return null;
  return {
    balanceMinor: minor(giftCard.balance),
    isRedeemable: giftCard.isRedeemable,
    debits: (giftCard.transactions?.nodes ?? []).flatMap(({ id: transactionId, note, amount }) => {
      const amountMinor = minor(amount);
      return transactionId === undefined
        ? []
        : [{ id: transactionId, note, amountMinor: amountMinor < 0n ? -amountMinor : amountMinor }];
    }),
  };
}

function minor({ amount, currencyCode }: z.infer<typeof money>): bigint {
  const read = parseMoney(amount, currencyCode);
  if (read === null) throw new Error(`${amount} is no amount of ${currencyCode}.`);
  return read.amountMinor;
}
