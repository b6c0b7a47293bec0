import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { AdminApiFault, type AdminApi } from './client.server.ts';
import { UnexpectedRefusal, userErrorsSchema } from './user-error.ts';

const addDocument = `#graphql
  mutation AddRedeemCodes($discountId: ID!, $codes: [DiscountRedeemCodeInput!]!) {
    discountRedeemCodeBulkAdd(discountId: $discountId, codes: $codes) {
      bulkCreation { id }
      userErrors { code message }
    }
  }
`;

const pollDocument = `#graphql
  query PollRedeemCodes($id: ID!, $count: Int!) {
    discountRedeemCodeBulkCreation(id: $id) {
      done
      codes(first: $count) {
        nodes { code discountRedeemCode { id } errors { code message } }
      }
    }
  }
`;

const addAnswer = z.object({
  discountRedeemCodeBulkAdd: z.object({
    bulkCreation: z.object({ id: z.string() }).nullable(),
    userErrors: userErrorsSchema,
  }),
});
const pollAnswer = z.object({
  discountRedeemCodeBulkCreation: z
    .object({
      done: z.boolean(),
      codes: z.object({
        nodes: z.array(
          z.object({
            code: z.string(),
            discountRedeemCode: z.object({ id: z.string() }).nullable(),
            errors: userErrorsSchema,
          }),
        ),
      }),
    })
    .nullable(),
});

/** The most codes one call takes. Source: description of discountRedeemCodeBulkAdd in the schema. */
export const redeemCodesPerCall = 250;

export interface AddedCodes {
  added: string[];
  /** Codes that some discount of the shop has already, perhaps ours from an earlier attempt. */
  taken: string[];
}

/**
 * Adds codes under a discount and waits until Shopify has really made them: the work is asynchronous, and a code is
 * usable only when it is done. Costs one mutation for up to 250 codes.
 */
export async function addRedeemCodes(admin: AdminApi, discountId: string, codes: string[]): Promise<AddedCodes> {
  const { discountRedeemCodeBulkAdd: started } = await admin.ask(
    addDocument,
    { discountId, codes: codes.map((code) => ({ code })) },
    addAnswer,
  );
  if (started.bulkCreation === null) throw new UnexpectedRefusal('discountRedeemCodeBulkAdd', started.userErrors);

  for (const pauseMs of [50, 100, 200, 400, 800, 1500, 3000, 5000, 8000]) {
    await wait(pauseMs);
    const { discountRedeemCodeBulkCreation: creation } = await admin.ask(
      pollDocument,
      { id: started.bulkCreation.id, count: codes.length },
      pollAnswer,
    );
    if (creation?.done) return sortOut(creation.codes.nodes);
  }
  throw new AdminApiFault('discountRedeemCodeBulkAdd: Shopify has not finished making the codes.', {
    canRetry: true,
    effectUnknown: true,
  });
}

function sortOut(
  nodes: { code: string; discountRedeemCode: { id: string } | null; errors: z.infer<typeof userErrorsSchema> }[],
): AddedCodes {
  const failed = nodes.filter(({ discountRedeemCode }) => discountRedeemCode === null);
  const taken = failed.filter(({ errors }) => errors.some(({ code }) => code === 'TAKEN' || code === 'DUPLICATE'));
  const other = failed.filter((node) => !taken.includes(node)).flatMap(({ errors }) => errors);
  if (other.length > 0) throw new UnexpectedRefusal('discountRedeemCodeBulkAdd', other);
  return {
    added: nodes.filter((node) => !failed.includes(node)).map(({ code }) => code),
    taken: taken.map(({ code }) => code),
  };
}
