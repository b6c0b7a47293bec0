import { segmentCondition } from './segment-query.ts';
import type { Customer, Id, Shop, Timestamp } from './types.ts';

/** A group of customers by a query that is asked anew whenever somebody wants to know who is in it. */
export interface Segment {
  id: Id;
  name: string;
  query: string;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** The segments every new shop has. */
export const FIRST_SEGMENTS: Record<string, string> = {
  'Customers who have purchased at least once': 'number_of_orders >= 1',
  'Customers who have purchased more than once': 'number_of_orders > 1',
  "Customers who haven't purchased": 'number_of_orders = 0',
  'Email subscribers': "email_subscription_status = 'SUBSCRIBED'",
};

/** The customers a segment query is true of. Throws an InvalidSegmentQuery for one that is no query. */
export function customersMatching(shop: Shop, query: string, now: Date): Customer[] {
  const isMember = segmentCondition(query);
  return shop.customers.filter((customer) => isMember({ shop, customer, now }));
}

/** Whether a customer is in a segment now; a segment that was deleted has nobody in it. */
export function isInSegment(shop: Shop, segmentId: Id, customer: Customer, now: Date): boolean {
  const segment = shop.segments.find(({ id }) => id === segmentId);
  return segment !== undefined && segmentCondition(segment.query)({ shop, customer, now });
}
