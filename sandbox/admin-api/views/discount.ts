import { gid } from '../../world/ids.ts';
import { roundMoney } from '../../world/money.ts';
import { asyncUsageCount } from '../../world/redeem-codes.ts';
import type { BulkCodeCreation, Discount, RedeemCode } from '../../world/types.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { AdminContext, View } from '../context.ts';
import { search } from '../search.ts';
import { redeemCodeSearch } from '../searchables.ts';
import { storedInputOf, type StoredInput } from '../stored-discount.ts';
import { storefrontUrl } from '../storefront-url.ts';
import {
  combinesWithView,
  contextView,
  customerBuysView,
  customerGetsView,
  destinationView,
  minimumView,
} from './discount-parts.ts';
import { discountStatus } from './discount-status.ts';
import { discountSummary, shortSummary } from './discount-summary.ts';
import { appView } from './installation.ts';
import { metafieldFields } from './metafield.ts';
import { moneyView } from './money.ts';
import { countView } from './product.ts';

const TYPE_NAMES = {
  basic: 'DiscountCodeBasic',
  freeShipping: 'DiscountCodeFreeShipping',
  bxgy: 'DiscountCodeBxgy',
} satisfies Record<Discount['kind'], string>;

/** A discount under its code id, `gid://shopify/DiscountCodeNode/…`. */
export function discountCodeNodeView(context: AdminContext, discount: Discount): View {
  const id = gid('DiscountCodeNode', discount.id);
  return {
    __typename: 'DiscountCodeNode',
    id,
    codeDiscount: () => discountView(context, discount),
    ...metafieldFields(context, id),
  };
}

/** The same discount under the id that all kinds of discounts share; its metafields are the same, too. */
export function discountNodeView(context: AdminContext, discount: Discount): View {
  return {
    __typename: 'DiscountNode',
    id: gid('DiscountNode', discount.id),
    discount: () => discountView(context, discount),
    ...metafieldFields(context, gid('DiscountCodeNode', discount.id)),
  };
}

function discountView(context: AdminContext, discount: Discount): View {
  const { shop, sandbox } = context;
  const input = storedInputOf(discount);
  return {
    __typename: TYPE_NAMES[discount.kind],
    title: input.title,
    status: discountStatus(discount, sandbox.now()),
    startsAt: input.startsAt,
    endsAt: input.endsAt ?? null,
    createdAt: discount.createdAt,
    updatedAt: discount.updatedAt,
    tags: input.tags,
    summary: () => discountSummary(shop, input),
    shortSummary: () => shortSummary(shop, input),
    appliesOncePerCustomer: input.appliesOncePerCustomer ?? false,
    usageLimit: input.usageLimit ?? null,
    asyncUsageCount: discount.codes.reduce((sum, code) => sum + asyncUsageCount(code, sandbox.now()), 0),
    combinesWith: combinesWithView(input),
    context: () => contextView(context, input),
    discountClasses: [discountClass(discount.kind, input)],
    hasTimelineComment: false,
    minimumRequirement: () => minimumView(shop, input),
    codesCount: countView(discount.codes.length),
    codes: (args: PageArgs & { query?: string | null }) =>
      connection(
        'DiscountRedeemCode',
        search(discount.codes, args.query, redeemCodeSearch),
        args,
        ({ id }) => id,
        (code) => redeemCodeView(context, code),
      ),
    shareableUrls: () => shareableUrls(context, discount, input),
    ...(discount.kind === 'freeShipping' ? shippingFields(context, input) : merchandiseFields(context, input)),
    recurringCycleLimit: input.recurringCycleLimit ?? null,
    usesPerOrderLimit: input.usesPerOrderLimit ?? null,
  };
}

function merchandiseFields(context: AdminContext, input: StoredInput): Record<string, unknown> {
  return {
    customerGets: () => customerGetsView(context, input),
    customerBuys: () => customerBuysView(context, input),
  };
}

function shippingFields({ shop }: AdminContext, input: StoredInput): Record<string, unknown> {
  const maximum = input.maximumShippingPrice;
  return {
    appliesOnOneTimePurchase: input.appliesOnOneTimePurchase ?? true,
    appliesOnSubscription: input.appliesOnSubscription ?? false,
    destinationSelection: destinationView(input),
    maximumShippingPrice: maximum ? moneyView(roundMoney(maximum, shop.currencyDigits), shop) : null,
  };
}

/** A discount on the whole order is of class ORDER; on chosen items, or on each item, of class PRODUCT. */
function discountClass(kind: Discount['kind'], { customerGets }: StoredInput): 'ORDER' | 'PRODUCT' | 'SHIPPING' {
  if (kind === 'freeShipping') return 'SHIPPING';
  if (kind === 'bxgy' || !customerGets?.items?.all) return 'PRODUCT';
  return customerGets.value.discountAmount?.appliesOnEachItem ? 'PRODUCT' : 'ORDER';
}

function shareableUrls({ sandbox, shop }: AdminContext, discount: Discount, input: StoredInput): View[] {
  const [first] = discount.codes;
  if (!first) return [];
  const url = `${storefrontUrl(sandbox, shop)}/discount/${encodeURIComponent(first.code)}`;
  return [{ __typename: 'DiscountShareableUrl', title: input.title, targetType: 'HOME', targetItemImage: null, url }];
}

export function redeemCodeView(context: AdminContext, redeemCode: RedeemCode): View {
  return {
    __typename: 'DiscountRedeemCode',
    id: gid('DiscountRedeemCode', redeemCode.id),
    code: redeemCode.code,
    asyncUsageCount: asyncUsageCount(redeemCode, context.sandbox.now()),
    createdBy: () => (redeemCode.createdByApp ? appView(context) : null),
  };
}

/** How far a bulk creation is: nothing is known of its codes until it is done. */
export function bulkCreationView(context: AdminContext, creation: BulkCodeCreation): View {
  const discount = context.shop.discounts.find(({ id }) => id === creation.discountId);
  const imported = creation.codes.filter(({ redeemCodeId }) => redeemCodeId !== null).length;
  return {
    __typename: 'DiscountRedeemCodeBulkCreation',
    id: gid('DiscountRedeemCodeBulkCreation', creation.id),
    done: creation.applied,
    createdAt: creation.createdAt,
    codesCount: creation.codes.length,
    importedCount: imported,
    failedCount: creation.applied ? creation.codes.length - imported : 0,
    discountCode: () => (discount ? discountCodeNodeView(context, discount) : null),
    codes: (args: PageArgs) =>
      connection(
        'DiscountRedeemCodeBulkCreationCode',
        creation.codes,
        args,
        ({ code }) => code,
        (entry) => ({
          __typename: 'DiscountRedeemCodeBulkCreationCode',
          code: entry.code,
          discountRedeemCode: () => {
            const found = discount?.codes.find(({ id }) => id === entry.redeemCodeId);
            return found ? redeemCodeView(context, found) : null;
          },
          errors: entry.errors.map((error) => ({ __typename: 'DiscountUserError', extraInfo: null, ...error })),
        }),
      ),
  };
}
