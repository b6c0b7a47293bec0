import { idOf } from '../../world/ids.ts';
import { startJob } from '../../world/jobs.ts';
import { settleBulkCreations } from '../../world/redeem-codes.ts';
import type { BulkCodeCreation } from '../../world/types.ts';
import type { AdminContext } from '../context.ts';
import { notModeled } from '../resolve-field.ts';
import { search } from '../search.ts';
import { redeemCodeSearch } from '../searchables.ts';
import { bulkCreationView } from '../views/discount.ts';
import { jobView } from '../views/job.ts';
import { discountUserErrors } from './user-error.ts';

/** How long Shopify works on a bulk addition here. A real store takes longer when it is busy. */
export const BULK_ADD_MS = 150;

interface AddArgs {
  discountId: string;
  codes: { code: string }[];
}

interface DeleteArgs {
  discountId: string;
  ids?: string[] | null;
  search?: string | null;
  savedSearchId?: string | null;
}

export const redeemCodeMutations = {
  /** Takes the order and answers at once; the codes are there, or refused one by one, a moment later. */
  discountRedeemCodeBulkAdd: ({ discountId, codes }: AddArgs, context: AdminContext) => {
    const { sandbox, shop } = context;
    const discount = shop.discounts.find(({ id }) => id === idOf(discountId));
    const refuse = (code: string, field: string, message: string) => ({
      bulkCreation: null,
      userErrors: discountUserErrors([{ code, field: [field], message }]),
    });
    if (!discount) return refuse('INVALID', 'discountId', 'Code discount does not exist.');
    if (codes.length === 0) return refuse('BLANK', 'codes', "Codes can't be blank");
    const now = sandbox.now().getTime();
    const creation: BulkCodeCreation = {
      id: sandbox.newId(),
      discountId: discount.id,
      createdAt: new Date(now).toISOString(),
      doneAt: new Date(now + BULK_ADD_MS).toISOString(),
      applied: false,
      codes: codes.map(({ code }) => ({ code, redeemCodeId: null, errors: [] })),
    };
    shop.bulkCreations.push(creation);
    sandbox.changed();
    // The checkout must know the codes even when nobody asks for them again.
    setTimeout(() => settleBulkCreations(sandbox, shop), BULK_ADD_MS + 5).unref();
    return { bulkCreation: bulkCreationView(context, creation), userErrors: [] };
  },

  discountCodeRedeemCodeBulkDelete: (args: DeleteArgs, context: AdminContext) => {
    const { sandbox, shop } = context;
    const refuse = (code: string, field: string[] | null, message: string) => ({
      job: null,
      userErrors: discountUserErrors([{ code, field, message }]),
    });
    if (args.savedSearchId) throw notModeled('discountCodeRedeemCodeBulkDelete(savedSearchId:)');
    const ways = [args.ids, args.search].filter((way) => way !== null && way !== undefined).length;
    if (ways === 0)
      return refuse('MISSING_ARGUMENT', null, "Missing expected argument key: 'ids', 'search' or 'savedSearchId'.");
    if (ways > 1)
      return refuse('TOO_MANY_ARGUMENTS', null, "Only one of 'ids', 'search' or 'savedSearchId' is allowed.");
    const discount = shop.discounts.find(({ id }) => id === idOf(args.discountId));
    if (!discount) return refuse('INVALID', ['discountId'], 'Code discount does not exist.');
    const doomed = args.ids
      ? args.ids.map(idOf)
      : search(discount.codes, args.search, redeemCodeSearch).map(({ id }) => id);
    return { job: jobView(startJob(sandbox, shop, discount.id, doomed)), userErrors: [] };
  },
};
