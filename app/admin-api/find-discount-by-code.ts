import { z } from 'zod';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query FindDiscountByCode($code: String!) {
    codeDiscountNodeByCode(code: $code) { id }
  }
`;

const answer = z.object({ codeDiscountNodeByCode: z.object({ id: z.string() }).nullable() });

/** The gid of the discount a code hangs under; null when nobody has that code. Shopify ignores case. */
export async function findDiscountByCode(admin: AdminApi, code: string): Promise<string | null> {
  return (await admin.ask(document, { code }, answer)).codeDiscountNodeByCode?.id ?? null;
}
