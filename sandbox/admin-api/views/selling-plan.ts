import { gid } from '../../world/ids.ts';
import type { Product, SellingPlan } from '../../world/types.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { AdminContext, View } from '../context.ts';
import { countView, productView, variantView } from './product.ts';

/** The subscriptions of one product; the group goes by the id of its first plan. */
export function sellingPlanGroupView(context: AdminContext, product: Product): View {
  const plans = product.sellingPlans ?? [];
  const [first] = plans;
  return {
    __typename: 'SellingPlanGroup',
    id: gid('SellingPlanGroup', first?.id ?? product.id),
    name: product.title,
    merchantCode: product.handle,
    options: ['Delivery'],
    appliesToProduct: ({ productId }: { productId: string }) => gid('Product', product.id) === productId,
    productsCount: countView(1),
    products: (args: PageArgs) =>
      connection(
        'Product',
        [product],
        args,
        ({ id }) => id,
        (each) => productView(context, each),
      ),
    productVariants: (args: PageArgs) =>
      connection(
        'ProductVariant',
        product.variants,
        args,
        ({ id }) => id,
        (variant) => variantView(context, product, variant),
      ),
    sellingPlans: (args: PageArgs) => connection('SellingPlan', plans, args, ({ id }) => id, sellingPlanView),
  };
}

/** The `sellingPlanGroups` fields of a product and of its variants. */
export function sellingPlanGroupFields(context: AdminContext, product: Product): Record<string, unknown> {
  const groups = (product.sellingPlans ?? []).length > 0 ? [product] : [];
  return {
    requiresSellingPlan: false,
    sellingPlanGroupsCount: countView(groups.length),
    sellingPlanGroups: (args: PageArgs) =>
      connection(
        'SellingPlanGroup',
        groups,
        args,
        ({ id }) => id,
        (each) => sellingPlanGroupView(context, each),
      ),
  };
}

function sellingPlanView({ id, name }: SellingPlan): View {
  return { __typename: 'SellingPlan', id: gid('SellingPlan', id), name, category: 'SUBSCRIPTION', options: [name] };
}
