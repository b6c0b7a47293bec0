import { z } from 'zod';
import { parseMoney, type Money } from '#app/domain/money.ts';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query AskAverageOrder($first: Int!, $query: String!) {
    orders(first: $first, sortKey: CREATED_AT, reverse: true, query: $query) {
      nodes {
        test
        cancelledAt
        currentSubtotalPriceSet { shopMoney { amount currencyCode } }
      }
    }
  }
`;

const answer = z.object({
  orders: z.object({
    nodes: z.array(
      z.object({
        test: z.boolean(),
        cancelledAt: z.string().nullable(),
        currentSubtotalPriceSet: z.object({
          shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }),
        }),
      }),
    ),
  }),
});

/** So many of the newest orders say well enough what people spend now. */
const mostOrders = 50;

/**
 * What the newest paid orders came to on average, after discounts and returns and in the shop's currency, to the nearest
 * smallest coin; null where nothing was sold. What was given away whole is no sale.
 */
export async function askAverageOrder(
  admin: AdminApi,
  currency: string,
): Promise<{ average: Money; orders: number } | null> {
  const variables = { first: mostOrders, query: 'financial_status:paid AND test:false AND -status:cancelled' };
  const { orders } = await admin.ask(document, variables, answer);
  const sales = orders.nodes.flatMap(({ test, cancelledAt, currentSubtotalPriceSet: { shopMoney } }) => {
    const amount = shopMoney.currencyCode === currency ? parseMoney(shopMoney.amount, currency) : null;
    return test || cancelledAt !== null || amount === null || amount.amountMinor <= 0n ? [] : [amount.amountMinor];
  });
  if (sales.length === 0) return null;
  const count = BigInt(sales.length);
  const sum = sales.reduce((left, right) => left + right, 0n);
  return { average: { amountMinor: (sum * 2n + count) / (count * 2n), currency }, orders: sales.length };
}
