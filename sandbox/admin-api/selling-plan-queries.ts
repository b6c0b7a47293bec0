import { byId } from './by-id.ts';
import { connection, type PageArgs } from './connection.ts';
import type { AdminContext } from './context.ts';
import { search } from './search.ts';
import { sellingPlanGroupView } from './views/selling-plan.ts';

/** Subscriptions: each product that has some has a group of its own. */
export const sellingPlanQueries = {
  sellingPlanGroup: byId('SellingPlanGroup'),
  sellingPlanGroups: (args: PageArgs & { query?: string | null }, context: AdminContext) =>
    connection(
      'SellingPlanGroup',
      search(
        context.shop.products.filter(({ sellingPlans = [] }) => sellingPlans.length > 0),
        args.query,
        { fields: { id: ({ sellingPlans }) => sellingPlans?.[0]?.id ?? [] }, text: ({ title }) => [title] },
      ),
      args,
      ({ id }) => id,
      (product) => sellingPlanGroupView(context, product),
    ),
};
