import { z } from 'zod';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query FindRedeemCodeUsage($code: String!, $search: String!, $orders: String!) {
    codeDiscountNodeByCode(code: $code) {
      id
      codeDiscount {
        ... on DiscountCodeBasic { codes(first: 5, query: $search) { nodes { id code asyncUsageCount } } }
        ... on DiscountCodeFreeShipping { codes(first: 5, query: $search) { nodes { id code asyncUsageCount } } }
        ... on DiscountCodeBxgy { codes(first: 5, query: $search) { nodes { id code asyncUsageCount } } }
      }
    }
    orders(first: 1, query: $orders) { nodes { id } }
  }
`;

const node = z.object({ id: z.string(), code: z.string(), asyncUsageCount: z.number().int() });
const answer = z.object({
  codeDiscountNodeByCode: z
    .object({ id: z.string(), codeDiscount: z.object({ codes: z.object({ nodes: z.array(node) }).optional() }) })
    .nullable(),
  orders: z.object({ nodes: z.array(z.object({ id: z.string() })) }),
});

export interface RedeemCodeUsage {
  /** Where the code hangs; null when it is not, or no more, in Shopify. */
  found: { discountId: string; codeId: string } | null;
  /** Both Shopify's count and its search for orders lag a little behind: "no" is certain only a while after the code is gone. */
  isUsed: boolean;
}

/** Whether a redeem code is there and whether an order used it. */
export async function findRedeemCodeUsage(admin: AdminApi, code: string): Promise<RedeemCodeUsage> {
  const variables = { code, search: `code:"${code}"`, orders: `discount_code:"${code}"` };
  const { codeDiscountNodeByCode: discount, orders } = await admin.ask(document, variables, answer);
  const redeemCode = discount?.codeDiscount.codes?.nodes.find((each) => isSame(each.code, code));
  return {
    found: discount && redeemCode ? { discountId: discount.id, codeId: redeemCode.id } : null,
    isUsed: orders.nodes.length > 0 || (redeemCode?.asyncUsageCount ?? 0) > 0,
  };
}

/** Shopify ignores case. */
function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
