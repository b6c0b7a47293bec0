import { addRedeemCode, codeRefusal, findRedeemCode, renameRedeemCode } from '../../world/redeem-codes.ts';
import { idOf } from '../../world/ids.ts';
import type { Discount, Shop } from '../../world/types.ts';
import type { AdminContext } from '../context.ts';
import { discountCodeNodeView } from '../views/discount.ts';
import { ruleRefusals } from './discount-rules.ts';
import type { Input } from './input.ts';
import { mergeInput } from './merge-input.ts';
import { discountUserErrors, type DiscountRefusal } from './user-error.ts';

type Args = Record<string, unknown> & { id?: string };

/** `discountCode…Create` of one kind. `argument` is the name its input goes by. */
function create(kind: Discount['kind'], argument: string) {
  return (args: Args, context: AdminContext): Record<string, unknown> => {
    const { sandbox, shop } = context;
    const { code, ...rules } = inputOf(args, argument);
    const input = mergeInput({}, rules);
    const refusals = [...codeRefusals(shop, argument, code, null), ...ruleRefusals(shop, kind, argument, input)];
    if (refusals.length > 0) return { codeDiscountNode: null, userErrors: discountUserErrors(refusals) };
    const now = sandbox.now().toISOString();
    const id = sandbox.newId();
    const discount: Discount = { id, kind, input, codes: [], createdAt: now, updatedAt: now, deactivated: false };
    shop.discounts.push(discount);
    addRedeemCode(sandbox, shop, discount, String(code));
    sandbox.changed();
    return { codeDiscountNode: discountCodeNodeView(context, discount), userErrors: [] };
  };
}

/** `discountCode…Update` of one kind: only what is given changes, and the whole is judged again. */
function update(kind: Discount['kind'], argument: string) {
  return (args: Args, context: AdminContext): Record<string, unknown> => {
    const { sandbox, shop } = context;
    const discount = shop.discounts.find(
      (candidate) => candidate.kind === kind && candidate.id === idOf(args.id ?? ''),
    );
    if (!discount) {
      return {
        codeDiscountNode: null,
        userErrors: discountUserErrors([{ code: 'INVALID', field: ['id'], message: 'Discount does not exist' }]),
      };
    }
    const { code, ...change } = inputOf(args, argument);
    const input = mergeInput(discount.input, change);
    const refusals = ruleRefusals(shop, kind, argument, input);
    if (code !== undefined) refusals.unshift(...codeRefusals(shop, argument, code, discount));
    if (refusals.length > 0) return { codeDiscountNode: null, userErrors: discountUserErrors(refusals) };
    discount.input = input;
    discount.updatedAt = sandbox.now().toISOString();
    if ('endsAt' in change) discount.deactivated = false;
    const [first] = discount.codes;
    if (first && typeof code === 'string') renameRedeemCode(shop, first, code);
    sandbox.changed();
    return { codeDiscountNode: discountCodeNodeView(context, discount), userErrors: [] };
  };
}

function codeRefusals(shop: Shop, argument: string, code: unknown, of: Discount | null): DiscountRefusal[] {
  const text = typeof code === 'string' ? code : '';
  const isOwn = of !== null && findRedeemCode(shop, text)?.redeemCode === of.codes[0];
  const refusal = isOwn ? null : codeRefusal(shop, text);
  return refusal ? [{ ...refusal, field: [argument, 'code'] }] : [];
}

function inputOf(args: Args, argument: string): Input {
  const input = args[argument];
  if (typeof input !== 'object' || input === null) throw new Error(`${argument} is missing`);
  // graphql makes input objects without a prototype; the world keeps plain JSON.
  return JSON.parse(JSON.stringify(input)) as Input;
}

export const discountMutations = {
  discountCodeBasicCreate: create('basic', 'basicCodeDiscount'),
  discountCodeBasicUpdate: update('basic', 'basicCodeDiscount'),
  discountCodeFreeShippingCreate: create('freeShipping', 'freeShippingCodeDiscount'),
  discountCodeFreeShippingUpdate: update('freeShipping', 'freeShippingCodeDiscount'),
  discountCodeBxgyCreate: create('bxgy', 'bxgyCodeDiscount'),
  discountCodeBxgyUpdate: update('bxgy', 'bxgyCodeDiscount'),
};
