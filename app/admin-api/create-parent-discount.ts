import { z } from 'zod';
import type { CodeBenefit } from '#app/domain/reward/benefit.ts';
import type { Terms } from '#app/domain/reward/offer.ts';
import type { AdminApi } from './client.server.ts';
import { discountInputOf, type DiscountForm } from './discount-input.ts';
import { UnexpectedRefusal, userErrorsSchema } from './user-error.ts';

const basic = `#graphql
  mutation CreateParentDiscount($discount: DiscountCodeBasicInput!) {
    created: discountCodeBasicCreate(basicCodeDiscount: $discount) {
      codeDiscountNode { id }
      userErrors { code message }
    }
  }
`;

const freeShipping = `#graphql
  mutation CreateShippingDiscount($discount: DiscountCodeFreeShippingInput!) {
    created: discountCodeFreeShippingCreate(freeShippingCodeDiscount: $discount) {
      codeDiscountNode { id }
      userErrors { code message }
    }
  }
`;

const buyXGetY = `#graphql
  mutation CreateBuyXGetYDiscount($discount: DiscountCodeBxgyInput!) {
    created: discountCodeBxgyCreate(bxgyCodeDiscount: $discount) {
      codeDiscountNode { id }
      userErrors { code message }
    }
  }
`;

const calls = {
  basic: { document: basic, name: 'discountCodeBasicCreate' },
  free_shipping: { document: freeShipping, name: 'discountCodeFreeShippingCreate' },
  buy_x_get_y: { document: buyXGetY, name: 'discountCodeBxgyCreate' },
} as const satisfies Record<DiscountForm, { document: string; name: string }>;

const answer = z.object({
  created: z.object({
    codeDiscountNode: z.object({ id: z.string() }).nullable(),
    userErrors: userErrorsSchema,
  }),
});

export interface ParentDiscountInput {
  title: string;
  /** The first code, which Shopify demands; never given to anybody. */
  seedCode: string;
  benefit: CodeBenefit;
  terms: Terms;
  /** Whether a customer may use only one of its codes; an advocate may use each reward they earned. */
  oncePerCustomer: boolean;
  startsAt: Date;
  /** The first moment at which its codes do not work any more; null for never. */
  endsAt: Date | null;
}

/** Makes the discount that many single-use codes will hang under. Refused as `taken` when the seed code exists. */
export async function createParentDiscount(
  admin: AdminApi,
  { title, seedCode, benefit, terms, oncePerCustomer, startsAt, endsAt }: ParentDiscountInput,
): Promise<{ ok: true; id: string } | { refused: 'taken' }> {
  const { form, input } = discountInputOf(benefit, terms);
  const { document, name } = calls[form];
  const discount = {
    title,
    code: seedCode,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    context: { all: 'ALL' },
    // Counted for each code, not for the discount: every code works once.
    usageLimit: 1,
    appliesOncePerCustomer: oncePerCustomer,
    ...input,
  };
  const { created } = await admin.ask(document, { discount }, answer);
  if (created.codeDiscountNode !== null) return { ok: true, id: created.codeDiscountNode.id };
  if (created.userErrors.some(({ code }) => code === 'TAKEN')) return { refused: 'taken' };
  throw new UnexpectedRefusal(name, created.userErrors);
}
