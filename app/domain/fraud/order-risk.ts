import { see, type Rule } from './sight.ts';

/** Shopify recommends to investigate or to cancel the order. */
export const orderRisk: Rule<'order_risk'> = ({ order }) => {
  if (order.risk === undefined) return see('unknown');
  return see(order.risk === 'investigate' || order.risk === 'cancel' ? 'match' : 'clear');
};
