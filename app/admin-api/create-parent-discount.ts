import { z } from 'zod';
import { formatDecimal, type Money } from '#app/domain/money.ts';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import type { AdminApi } from './client.server.ts';
import { UnexpectedRefusal, userErrorsSchema } from './user-error.ts';

const document = `#graphql
  mutation CreateParentDiscount($discount: DiscountCodeBasicInput!) {
    discountCodeBasicCreate(basicCodeDiscount: $discount) {
      codeDiscountNode { id }
      userErrors { code message }
    }
  }
`;

const answer = z.object({
  discountCodeBasicCreate: z.object({
    codeDiscountNode: z.object({ id: z.string() }).nullable(),
    userErrors: userErrorsSchema,
  }),
});

export interface ParentDiscountInput {
  title: string;
  /** The first code, which Shopify demands; never given to anybody. */
  seedCode: string;
  benefit: Benefit;
  minimumSubtotal: Money | null;
  /** Whether a customer may use only one of its codes; an advocate may use each reward they earned. */
  oncePerCustomer: boolean;
  startsAt: Date;
}

/** Makes the discount that many single-use codes will hang under. Refused as `taken` when the seed code exists. */
export async function createParentDiscount(
  admin: AdminApi,
  input: ParentDiscountInput,
): Promise<{ ok: true; id: string } | { refused: 'taken' }> {
  const { discountCodeBasicCreate: created } = await admin.ask(
    document,
    {
      discount: {
        title: input.title,
        code: input.seedCode,
        startsAt: input.startsAt.toISOString(),
        context: { all: 'ALL' },
        customerGets: { items: { all: true }, value: { percentage: input.benefit.percent / 100 } },
        minimumRequirement:
          input.minimumSubtotal === null
            ? null
            : { subtotal: { greaterThanOrEqualToSubtotal: formatDecimal(input.minimumSubtotal) } },
        combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
        // Counted for each code, not for the discount: every code works once.
        usageLimit: 1,
        appliesOncePerCustomer: input.oncePerCustomer,
      },
    },
    answer,
  );
  if (created.codeDiscountNode !== null) return { ok: true, id: created.codeDiscountNode.id };
  if (created.userErrors.some(({ code }) => code === 'TAKEN')) return { refused: 'taken' };
  throw new UnexpectedRefusal('discountCodeBasicCreate', created.userErrors);
}
