import { digitsOf } from './currencies.ts';
import { addMoney, compareMoney, fromMinor, minMoney, roundMoney, subtractMoney } from './money.ts';
import type { Sandbox } from './sandbox.ts';
import type { Decimal, Id, Shop, Timestamp } from './types.ts';

/** A customer's store credit in one currency; made by the first credit. */
export interface StoreCreditAccount {
  id: Id;
  customerId: Id;
  currency: string;
  /** In the order they happened. */
  transactions: StoreCreditTransaction[];
}

export type StoreCreditEvent = 'ADJUSTMENT' | 'ORDER_PAYMENT' | 'ORDER_REFUND' | 'ORDER_CANCELLATION';

interface Movement {
  id: Id;
  /** Below zero when the balance fell. */
  amount: Decimal;
  balanceAfter: Decimal;
  createdAt: Timestamp;
  event: StoreCreditEvent;
  /** The order whose payment or refund moved the money. */
  orderId: Id | null;
}

export interface StoreCredit extends Movement {
  kind: 'credit';
  expiresAt: Timestamp | null;
  /** What is not spent of it; once it has expired, what was left then. */
  remaining: Decimal;
}
export interface StoreCreditDebit extends Movement {
  kind: 'debit';
  /** What it took from which credit. */
  spent: { creditId: Id; amount: Decimal }[];
  /** How much of it was given back. */
  reverted: Decimal;
}
export type StoreCreditTransaction =
  | StoreCredit
  | StoreCreditDebit
  | (Movement & { kind: 'debit-revert'; debitId: Id })
  | (Movement & { kind: 'expiration'; creditId: Id });

/** What an account holds. Expired credit counts until `expireStoreCredit` has seen it. */
export function storeCreditBalance(account: StoreCreditAccount): Decimal {
  return account.transactions.at(-1)?.balanceAfter ?? fromMinor(0n, digitsOf(account.currency));
}

/** The customer's account in a currency, or null while there was never a credit in it. */
export function findStoreCreditAccount(shop: Shop, customerId: Id, currency: string): StoreCreditAccount | null {
  return (
    shop.storeCreditAccounts.find((account) => account.customerId === customerId && account.currency === currency) ??
    null
  );
}

/** The customer's account in a currency, made when there is none. */
export function openStoreCreditAccount(
  sandbox: Sandbox,
  shop: Shop,
  customerId: Id,
  currency: string,
): StoreCreditAccount {
  const known = findStoreCreditAccount(shop, customerId, currency);
  if (known) return known;
  const account: StoreCreditAccount = { id: sandbox.newId(), customerId, currency, transactions: [] };
  shop.storeCreditAccounts.push(account);
  return account;
}

/** Adds a credit. Every call adds one: nothing here, as nothing at Shopify, knows a repeated request. */
export function creditStoreCredit(
  sandbox: Sandbox,
  account: StoreCreditAccount,
  amount: Decimal,
  expiresAt: Timestamp | null,
): StoreCredit {
  const digits = digitsOf(account.currency);
  const rounded = roundMoney(amount, digits);
  const credit: StoreCredit = {
    kind: 'credit',
    ...movement(sandbox, account, rounded, 'ADJUSTMENT', null),
    expiresAt,
    remaining: rounded,
  };
  account.transactions.push(credit);
  sandbox.changed();
  return credit;
}

/** Takes from the balance, which must hold it: the credit that expires soonest goes first. */
export function debitStoreCredit(
  sandbox: Sandbox,
  account: StoreCreditAccount,
  amount: Decimal,
  event: StoreCreditEvent = 'ADJUSTMENT',
  orderId: Id | null = null,
): StoreCreditDebit {
  const digits = digitsOf(account.currency);
  const zero = fromMinor(0n, digits);
  let left = roundMoney(amount, digits);
  if (compareMoney(left, storeCreditBalance(account)) > 0) throw new Error('The account does not hold so much');
  const negative = subtractMoney(zero, left, digits);
  const spent: StoreCreditDebit['spent'] = [];
  for (const credit of spendable(account)) {
    const taken = minMoney(credit.remaining, left);
    if (compareMoney(taken, zero) === 0) continue;
    credit.remaining = subtractMoney(credit.remaining, taken, digits);
    left = subtractMoney(left, taken, digits);
    spent.push({ creditId: credit.id, amount: taken });
  }
  const debit: StoreCreditDebit = {
    kind: 'debit',
    ...movement(sandbox, account, negative, event, orderId),
    spent,
    reverted: zero,
  };
  account.transactions.push(debit);
  sandbox.changed();
  return debit;
}

/** Gives back part of what an order took; the credits it was taken from get it, also when they expire at once. */
export function revertStoreCreditDebit(
  sandbox: Sandbox,
  account: StoreCreditAccount,
  debit: StoreCreditDebit,
  amount: Decimal,
  event: StoreCreditEvent,
): void {
  const digits = digitsOf(account.currency);
  let left = roundMoney(amount, digits);
  for (const { creditId, amount: taken } of debit.spent.toReversed()) {
    const credit = creditsOf(account).find(({ id }) => id === creditId);
    const back = minMoney(taken, left);
    if (credit) credit.remaining = addMoney(credit.remaining, back, digits);
    left = subtractMoney(left, back, digits);
  }
  debit.reverted = addMoney(debit.reverted, amount, digits);
  account.transactions.push({
    kind: 'debit-revert',
    ...movement(sandbox, account, roundMoney(amount, digits), event, debit.orderId),
    debitId: debit.id,
  });
  sandbox.changed();
}

/** Takes away what is left of the credits whose time is over. */
export function expireStoreCredit(sandbox: Sandbox, shop: Shop): void {
  const now = sandbox.now().toISOString();
  for (const account of shop.storeCreditAccounts) {
    for (const credit of creditsOf(account)) {
      if (credit.expiresAt === null || credit.expiresAt > now) continue;
      const digits = digitsOf(account.currency);
      const left = subtractMoney(credit.remaining, expiredOf(account, credit, digits), digits);
      if (compareMoney(left, '0') <= 0) continue;
      const amount = subtractMoney('0', left, digits);
      const expiration = movement(sandbox, account, amount, 'ADJUSTMENT', null);
      account.transactions.push({ kind: 'expiration', ...expiration, creditId: credit.id });
      sandbox.changed();
    }
  }
}

function expiredOf(account: StoreCreditAccount, credit: StoreCredit, digits: number): Decimal {
  return account.transactions.reduce(
    (sum, each) =>
      each.kind === 'expiration' && each.creditId === credit.id ? subtractMoney(sum, each.amount, digits) : sum,
    fromMinor(0n, digits),
  );
}

function creditsOf(account: StoreCreditAccount): StoreCredit[] {
  return account.transactions.filter((each) => each.kind === 'credit');
}

/** Credits that have not expired, the soonest to expire first. */
function spendable(account: StoreCreditAccount): StoreCredit[] {
  const expired = new Set(account.transactions.flatMap((each) => (each.kind === 'expiration' ? [each.creditId] : [])));
  const endOf = ({ expiresAt }: StoreCredit) => expiresAt ?? '9999';
  return creditsOf(account)
    .filter(({ id }) => !expired.has(id))
    .sort((a, b) => (endOf(a) < endOf(b) ? -1 : endOf(a) > endOf(b) ? 1 : 0));
}

function movement(
  sandbox: Sandbox,
  account: StoreCreditAccount,
  amount: Decimal,
  event: StoreCreditEvent,
  orderId: Id | null,
): Movement {
  return {
    id: sandbox.newId(),
    amount,
    balanceAfter: addMoney(storeCreditBalance(account), amount, digitsOf(account.currency)),
    createdAt: sandbox.now().toISOString(),
    event,
    orderId,
  };
}
