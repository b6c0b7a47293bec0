import { amountSpent, countedOrders, ordersOf } from '../../world/customer-orders.ts';
import { gid } from '../../world/ids.ts';
import type { Segment } from '../../world/segments.ts';
import type { Customer } from '../../world/types.ts';
import type { AdminContext, View } from '../context.ts';
import { customerView } from './customer.ts';
import { moneyView } from './money.ts';

export function segmentView({ id, name, query, createdAt, updatedAt }: Segment): View {
  return {
    __typename: 'Segment',
    id: gid('Segment', id),
    name,
    query,
    creationDate: createdAt,
    lastEditDate: updatedAt,
  };
}

/** A customer as a member of a segment: few fields, and an id of its own kind. */
export function segmentMemberView(context: AdminContext, customer: Customer): View {
  const { shop } = context;
  const {
    firstName,
    lastName,
    displayName,
    defaultAddress,
    defaultEmailAddress,
    defaultPhoneNumber,
    note,
    metafield,
    metafields,
  } = customerView(context, customer);
  const last = ordersOf(shop, customer.id).at(-1);
  return {
    __typename: 'CustomerSegmentMember',
    id: gid('CustomerSegmentMember', customer.id),
    firstName,
    lastName,
    displayName,
    defaultAddress,
    defaultEmailAddress,
    defaultPhoneNumber,
    note,
    metafield,
    metafields,
    lastOrderId: last ? gid('Order', last.id) : null,
    numberOfOrders: () => String(countedOrders(shop, customer.id).length),
    amountSpent: () => moneyView(amountSpent(shop, customer.id), shop),
  };
}
