import { gid, idOf } from '../../world/ids.ts';
import { removeRedeemCodes } from '../../world/redeem-codes.ts';
import type { Discount } from '../../world/types.ts';
import type { AdminContext } from '../context.ts';
import { discountCodeNodeView } from '../views/discount.ts';
import { discountStatus } from '../views/discount-status.ts';
import { discountUserErrors } from './user-error.ts';

type Args = { id: string };

const unknown = () => discountUserErrors([{ code: 'INVALID', field: ['id'], message: 'Discount does not exist.' }]);

function find({ shop }: AdminContext, id: string): Discount | undefined {
  return shop.discounts.find((discount) => discount.id === idOf(id));
}

/** A change of one discount that answers with its node. */
function changing(change: (discount: Discount, now: Date) => void) {
  return ({ id }: Args, context: AdminContext): Record<string, unknown> => {
    const discount = find(context, id);
    if (!discount) return { codeDiscountNode: null, userErrors: unknown() };
    const now = context.sandbox.now();
    change(discount, now);
    discount.updatedAt = now.toISOString();
    context.sandbox.changed();
    return { codeDiscountNode: discountCodeNodeView(context, discount), userErrors: [] };
  };
}

export const lifecycleMutations = {
  /** A scheduled discount starts now; an expired one loses its end. */
  discountCodeActivate: changing((discount, now) => {
    const status = discountStatus(discount, now);
    if (status === 'SCHEDULED') discount.input = { ...discount.input, startsAt: now.toISOString() };
    if (status === 'EXPIRED') discount.input = { ...discount.input, endsAt: null };
    discount.deactivated = false;
  }),
  /** The discount ends now; one that had not started never does. */
  discountCodeDeactivate: changing((discount, now) => {
    const end = now.toISOString();
    const startsAt = String(discount.input['startsAt']) > end ? end : discount.input['startsAt'];
    discount.input = { ...discount.input, startsAt, endsAt: end };
    discount.deactivated = true;
  }),
  discountCodeDelete: ({ id }: Args, context: AdminContext) => {
    const { shop, sandbox } = context;
    const discount = find(context, id);
    if (!discount) return { deletedCodeDiscountId: null, userErrors: unknown() };
    removeRedeemCodes(shop, discount, new Set(discount.codes.map((code) => code.id)));
    shop.discounts = shop.discounts.filter((other) => other !== discount);
    const nodeId = gid('DiscountCodeNode', discount.id);
    shop.metafields = shop.metafields.filter(({ ownerId }) => ownerId !== nodeId);
    sandbox.changed();
    return { deletedCodeDiscountId: nodeId, userErrors: [] };
  },
};
