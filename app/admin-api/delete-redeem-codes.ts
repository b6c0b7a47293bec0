import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { AdminApiFault, type AdminApi } from './client.server.ts';
import { UnexpectedRefusal, userErrorsSchema } from './user-error.ts';

const deleteDocument = `#graphql
  mutation DeleteRedeemCodes($discountId: ID!, $ids: [ID!]!) {
    discountCodeRedeemCodeBulkDelete(discountId: $discountId, ids: $ids) {
      job { id }
      userErrors { code message }
    }
  }
`;
const pollDocument = `#graphql
  query PollJob($id: ID!) {
    job(id: $id) { done }
  }
`;

const deleteAnswer = z.object({
  discountCodeRedeemCodeBulkDelete: z.object({
    job: z.object({ id: z.string() }).nullable(),
    userErrors: userErrorsSchema,
  }),
});
const pollAnswer = z.object({ job: z.object({ done: z.boolean() }).nullable() });

/**
 * Deletes codes of a discount and waits until Shopify has really done it: until then they can be used. Safe to repeat: a
 * code that is gone stays gone.
 */
export async function deleteRedeemCodes(admin: AdminApi, discountId: string, codeIds: string[]): Promise<void> {
  const { discountCodeRedeemCodeBulkDelete: started } = await admin.ask(
    deleteDocument,
    { discountId, ids: codeIds },
    deleteAnswer,
  );
  if (started.job === null) throw new UnexpectedRefusal('discountCodeRedeemCodeBulkDelete', started.userErrors);
  for (const pauseMs of [50, 100, 200, 400, 800, 1500, 3000, 5000]) {
    await wait(pauseMs);
    const { job } = await admin.ask(pollDocument, { id: started.job.id }, pollAnswer);
    if (job === null || job.done) return;
  }
  throw new AdminApiFault('discountCodeRedeemCodeBulkDelete: Shopify has not finished deleting the codes.', {
    canRetry: true,
    effectUnknown: true,
  });
}
