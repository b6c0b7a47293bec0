import { countedOrders } from '../../world/customer-orders.ts';
import { gid } from '../../world/ids.ts';
import type { Order } from '../../world/types.ts';
import type { AdminContext, View } from '../context.ts';
import { storefrontUrl } from '../storefront-url.ts';

/** Shopify works out where a buyer came from a little after the order. */
const READY_AFTER_MS = 2_000;

/** Where the buyer of an order came from; nothing for orders that staff entered. */
export function journeyView(context: AdminContext, order: Order): View | null {
  const { sandbox, shop } = context;
  if (order.sourceName !== 'web') return null;
  const ready = sandbox.now().getTime() - Date.parse(order.createdAt) >= READY_AFTER_MS;
  const index = order.customerId ? countedOrders(shop, order.customerId).findIndex(({ id }) => id === order.id) : -1;
  const visit = ready && order.landingSite ? visitView(context, order, order.landingSite) : null;
  return {
    __typename: 'CustomerJourneySummary',
    ready,
    customerOrderIndex: index >= 0 ? index + 1 : null,
    daysToConversion: visit ? 0 : null,
    firstVisit: visit,
    lastVisit: visit,
  };
}

function visitView({ sandbox, shop }: AdminContext, order: Order, landingSite: string): View {
  const page = new URL(landingSite, storefrontUrl(sandbox, shop));
  const query = page.searchParams;
  const utm = (name: string) => query.get(`utm_${name}`);
  const referrer = order.referringSite || null;
  return {
    __typename: 'CustomerVisit',
    id: gid('CustomerVisit', order.id),
    landingPage: page.href,
    occurredAt: order.createdAt,
    referralCode: query.get('ref') ?? query.get('source') ?? query.get('r'),
    referrerUrl: referrer,
    source: referrer && URL.canParse(referrer) ? new URL(referrer).hostname : 'direct',
    sourceDescription: referrer ? 'Referral' : 'Direct',
    sourceType: null,
    utmParameters: utm('source')
      ? {
          __typename: 'UTMParameters',
          source: utm('source'),
          medium: utm('medium'),
          campaign: utm('campaign'),
          content: utm('content'),
          term: utm('term'),
        }
      : null,
  };
}
