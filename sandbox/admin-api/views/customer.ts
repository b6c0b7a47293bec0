import { amountSpent, countedOrders, ordersOf } from '../../world/customer-orders.ts';
import { gid } from '../../world/ids.ts';
import type { Customer, Order } from '../../world/types.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { AdminContext, View } from '../context.ts';
import { search } from '../search.ts';
import { orderSearch } from '../searchables.ts';
import { addressView } from './address.ts';
import { metafieldFields } from './metafield.ts';
import { moneyView } from './money.ts';
import { orderView } from './order.ts';
import { storeCreditAccountsView } from './store-credit.ts';

export function customerView(context: AdminContext, customer: Customer): View {
  const { shop } = context;
  const id = gid('Customer', customer.id);
  const [home] = customer.addresses;
  const orders = () => ordersOf(shop, customer.id);
  return {
    __typename: 'Customer',
    id,
    legacyResourceId: customer.id,
    firstName: customer.firstName || null,
    lastName: customer.lastName || null,
    displayName: displayName(customer),
    email: customer.email || null,
    phone: customer.phone,
    defaultEmailAddress: customer.email
      ? {
          __typename: 'CustomerEmailAddress',
          emailAddress: customer.email,
          marketingState: customer.tags.includes('newsletter') ? 'SUBSCRIBED' : 'NOT_SUBSCRIBED',
          validFormat: true,
        }
      : null,
    defaultPhoneNumber: customer.phone ? { __typename: 'CustomerPhoneNumber', phoneNumber: customer.phone } : null,
    verifiedEmail: customer.email !== '',
    locale: customer.locale,
    tags: [...customer.tags].sort(),
    note: null,
    state: 'ENABLED',
    numberOfOrders: () => String(countedOrders(shop, customer.id).length),
    amountSpent: () => moneyView(amountSpent(shop, customer.id), shop),
    lastOrder: () => {
      const last = orders().at(-1);
      return last ? orderView(context, last) : null;
    },
    orders: (args: PageArgs & { query?: string | null }) =>
      connection('Order', search(orders(), args.query, orderSearch(shop)), args, orderId, (order) =>
        orderView(context, order),
      ),
    storeCreditAccounts: (args: PageArgs & { query?: string | null }) =>
      storeCreditAccountsView(context, customer.id, args),
    defaultAddress: () => (home ? addressView(home, id) : null),
    addresses: () => customer.addresses.map((address) => addressView(address, id)),
    addressesV2: (args: PageArgs) =>
      connection(
        'MailingAddress',
        customer.addresses,
        args,
        (address) => JSON.stringify(address),
        (address) => addressView(address, id),
      ),
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
    ...metafieldFields(context, id),
  };
}

/** Name, else e-mail, else phone, as Shopify shows someone. */
function displayName({ firstName, lastName, email, phone }: Customer): string {
  return [firstName, lastName].filter(Boolean).join(' ') || email || phone || '';
}

function orderId(order: Order): string {
  return order.id;
}
