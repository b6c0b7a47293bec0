import { partsOf, gid } from '../../world/ids.ts';
import { storeCreditBalance, type StoreCreditAccount, type StoreCreditTransaction } from '../../world/store-credit.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { AdminContext, View } from '../context.ts';
import { search, type Searchable } from '../search.ts';
import { sorted } from '../sort.ts';
import { customerView } from './customer.ts';
import { moneyView } from './money.ts';
import { refundTransactionViews, saleTransactionViews } from './order-transaction.ts';

const TYPE_NAMES = {
  credit: 'StoreCreditAccountCreditTransaction',
  debit: 'StoreCreditAccountDebitTransaction',
  'debit-revert': 'StoreCreditAccountDebitRevertTransaction',
  expiration: 'StoreCreditAccountExpirationTransaction',
} satisfies Record<StoreCreditTransaction['kind'], string>;

const transactionSearch: Searchable<StoreCreditTransaction> = {
  fields: {
    id: ({ id }) => id,
    type: ({ kind }) => kind.replace('-', '_'),
    expires_at: (transaction) => (transaction.kind === 'credit' ? transaction.expiresAt : null) ?? [],
  },
  text: () => [],
};

export function storeCreditAccountView(context: AdminContext, account: StoreCreditAccount): View {
  const owner = context.shop.customers.find(({ id }) => id === account.customerId);
  return {
    __typename: 'StoreCreditAccount',
    id: gid('StoreCreditAccount', account.id),
    balance: moneyView(storeCreditBalance(account), account),
    owner: () => (owner ? customerView(context, owner) : null),
    transactions: (args: PageArgs & { query?: string | null; sortKey?: string | null }) =>
      connection(
        'StoreCreditAccountTransaction',
        sorted(search(account.transactions, args.query, transactionSearch), args.sortKey ?? 'CREATED_AT', {
          CREATED_AT: ({ createdAt }) => createdAt,
          EXPIRES_AT: (transaction) => (transaction.kind === 'credit' && transaction.expiresAt) || '9999',
        }),
        args,
        ({ id }) => id,
        (transaction) => storeCreditTransactionView(context, account, transaction),
      ),
  };
}

/** The accounts of a customer as a connection. */
export function storeCreditAccountsView(
  context: AdminContext,
  customerId: string,
  args: PageArgs & { query?: string | null },
): View {
  const accounts = context.shop.storeCreditAccounts.filter((account) => account.customerId === customerId);
  const found = search(accounts, args.query, {
    fields: { id: ({ id }) => id, currency_code: ({ currency }) => currency },
    text: () => [],
  });
  return connection(
    'StoreCreditAccount',
    found,
    args,
    ({ id }) => id,
    (account) => storeCreditAccountView(context, account),
  );
}

export function storeCreditTransactionView(
  context: AdminContext,
  account: StoreCreditAccount,
  transaction: StoreCreditTransaction,
): View {
  const other = (id: string) => {
    const found = account.transactions.find((each) => each.id === id);
    return found ? storeCreditTransactionView(context, account, found) : null;
  };
  return {
    __typename: TYPE_NAMES[transaction.kind],
    id: gid(TYPE_NAMES[transaction.kind], transaction.id),
    account: () => storeCreditAccountView(context, account),
    amount: moneyView(transaction.amount, account),
    balanceAfterTransaction: moneyView(transaction.balanceAfter, account),
    createdAt: transaction.createdAt,
    event: transaction.event,
    origin: () => originView(context, transaction),
    ...(transaction.kind === 'credit' && {
      expiresAt: transaction.expiresAt,
      remainingAmount: moneyView(transaction.remaining, account),
    }),
    ...(transaction.kind === 'debit-revert' && { debitTransaction: () => other(transaction.debitId) }),
    ...(transaction.kind === 'expiration' && { creditTransaction: () => other(transaction.creditId) }),
  };
}

/** The node behind the id of one of a shop's transactions of one type, or null. */
export function findStoreCreditTransaction(context: AdminContext, value: string): View | null {
  const { kind, id } = partsOf(value);
  for (const account of context.shop.storeCreditAccounts) {
    const found = account.transactions.find((each) => each.id === id && TYPE_NAMES[each.kind] === kind);
    if (found) return storeCreditTransactionView(context, account, found);
  }
  return null;
}

/** The payment or refund of an order behind a transaction; an adjustment has none. */
function originView(context: AdminContext, { orderId, kind }: StoreCreditTransaction): View | null {
  const order = context.shop.orders.find(({ id }) => id === orderId);
  if (!order) return null;
  const views = kind === 'debit' ? saleTransactionViews(context, order) : refundTransactionViews(context, order);
  return views.find((view) => view['gateway'] === 'shopify_store_credit') ?? null;
}
