import { digitsOf, dollarsIn } from '../../world/currencies.ts';
import { addMoney, compareMoney } from '../../world/money.ts';
import { partsOf } from '../../world/ids.ts';
import {
  creditStoreCredit,
  debitStoreCredit,
  findStoreCreditAccount,
  openStoreCreditAccount,
  storeCreditBalance,
  type StoreCreditAccount,
} from '../../world/store-credit.ts';
import type { Shop } from '../../world/types.ts';
import type { AdminContext, View } from '../context.ts';
import { notModeled } from '../resolve-field.ts';
import { storeCreditTransactionView } from '../views/store-credit.ts';

/** What an account may hold, in dollars. Shopify has a limit and does not say which. */
const MOST_DOLLARS = '10000';

interface Money {
  amount: string;
  currencyCode: string;
}
interface CreditArgs {
  id: string;
  creditInput: { creditAmount: Money; expiresAt?: string | null; notify?: boolean | null };
}
interface DebitArgs {
  id: string;
  debitInput: { debitAmount: Money };
}

interface Refusal {
  code: string;
  field: string[];
  message: string;
}

/** Neither is safe to repeat: a second call moves the money a second time, and carries nothing to know it by. */
export const storeCreditMutations = {
  storeCreditAccountCredit: ({ id, creditInput }: CreditArgs, context: AdminContext) => {
    const { creditAmount, expiresAt = null, notify } = creditInput;
    const { sandbox, shop } = context;
    if (notify) throw notModeled('StoreCreditAccountCreditInput.notify');
    const refuse = payload('StoreCreditAccountCreditUserError');
    const owner = ownerOf(shop, id);
    if ('refused' in owner) return refuse({ code: owner.refused, field: ['id'], message: MESSAGES[owner.refused] });
    if (compareMoney(creditAmount.amount, '0') <= 0) {
      const message = 'A positive amount must be used to credit a store credit account';
      return refuse({ code: 'NEGATIVE_OR_ZERO_AMOUNT', field: amountField('credit'), message });
    }
    const currencyField = ['creditInput', 'creditAmount', 'currencyCode'];
    if (owner.account && owner.account.currency !== creditAmount.currencyCode) {
      return refuse({ code: 'MISMATCHING_CURRENCY', field: currencyField, message: MESSAGES.MISMATCHING_CURRENCY });
    }
    const currencies = [shop.currency, ...shop.presentmentCurrencies.map(({ currency }) => currency)];
    if (!currencies.includes(creditAmount.currencyCode)) {
      const message = 'The currency provided is not currently supported';
      return refuse({ code: 'UNSUPPORTED_CURRENCY', field: currencyField, message });
    }
    if (expiresAt !== null && Date.parse(expiresAt) <= sandbox.now().getTime()) {
      const message = 'The expiry date must be in the future';
      return refuse({ code: 'EXPIRES_AT_IN_PAST', field: ['creditInput', 'expiresAt'], message });
    }
    const { currencyCode } = creditAmount;
    const known = owner.account ?? findStoreCreditAccount(shop, owner.customerId, currencyCode);
    const balance = known ? storeCreditBalance(known) : '0';
    const after = addMoney(balance, creditAmount.amount, digitsOf(currencyCode));
    if (compareMoney(after, dollarsIn(currencyCode, MOST_DOLLARS)) > 0) {
      const message = "The operation would cause the account's credit limit to be exceeded";
      return refuse({ code: 'CREDIT_LIMIT_EXCEEDED', field: amountField('credit'), message });
    }
    const account = known ?? openStoreCreditAccount(sandbox, shop, owner.customerId, currencyCode);
    const end = expiresAt === null ? null : new Date(expiresAt).toISOString();
    const credit = creditStoreCredit(sandbox, account, creditAmount.amount, end);
    return done(storeCreditTransactionView(context, account, credit));
  },

  storeCreditAccountDebit: ({ id, debitInput: { debitAmount } }: DebitArgs, context: AdminContext) => {
    const { sandbox, shop } = context;
    const refuse = payload('StoreCreditAccountDebitUserError');
    const owner = ownerOf(shop, id);
    // Who has no account has nothing to debit, whether the customer exists or not.
    const account =
      'refused' in owner
        ? null
        : (owner.account ?? findStoreCreditAccount(shop, owner.customerId, debitAmount.currencyCode));
    if (!account) return refuse({ code: 'ACCOUNT_NOT_FOUND', field: ['id'], message: MESSAGES.ACCOUNT_NOT_FOUND });
    if (compareMoney(debitAmount.amount, '0') <= 0) {
      const message = 'A positive amount must be used to debit a store credit account';
      return refuse({ code: 'NEGATIVE_OR_ZERO_AMOUNT', field: amountField('debit'), message });
    }
    if (account.currency !== debitAmount.currencyCode) {
      const field = ['debitInput', 'debitAmount', 'currencyCode'];
      return refuse({ code: 'MISMATCHING_CURRENCY', field, message: MESSAGES.MISMATCHING_CURRENCY });
    }
    if (compareMoney(debitAmount.amount, storeCreditBalance(account)) > 0) {
      const message = 'The store credit account does not have sufficient funds to satisfy the request';
      return refuse({ code: 'INSUFFICIENT_FUNDS', field: amountField('debit'), message });
    }
    const debit = debitStoreCredit(sandbox, account, debitAmount.amount);
    return done(storeCreditTransactionView(context, account, debit));
  },
};

const MESSAGES = {
  ACCOUNT_NOT_FOUND: 'Store credit account does not exist',
  OWNER_NOT_FOUND: 'Owner does not exist',
  MISMATCHING_CURRENCY: 'The currency provided does not match the currency of the store credit account',
};

type Owner =
  { account: StoreCreditAccount | null; customerId: string } | { refused: 'ACCOUNT_NOT_FOUND' | 'OWNER_NOT_FOUND' };

/** The account that an id names, or the customer whose account is meant. */
function ownerOf(shop: Shop, value: string): Owner {
  const { kind, id } = partsOf(value);
  if (kind === 'StoreCreditAccount') {
    const account = shop.storeCreditAccounts.find((each) => each.id === id);
    return account ? { account, customerId: account.customerId } : { refused: 'ACCOUNT_NOT_FOUND' };
  }
  if (kind === 'CompanyLocation') throw notModeled('store credit of a CompanyLocation');
  const isKnown = kind === 'Customer' && shop.customers.some((customer) => customer.id === id);
  return isKnown ? { account: null, customerId: id } : { refused: 'OWNER_NOT_FOUND' };
}

function amountField(kind: 'credit' | 'debit'): string[] {
  return [`${kind}Input`, `${kind}Amount`, 'amount'];
}

function payload(typeName: string) {
  return (refusal: Refusal) => ({
    storeCreditAccountTransaction: null,
    userErrors: [{ __typename: typeName, ...refusal }],
  });
}

function done(storeCreditAccountTransaction: View): Record<string, unknown> {
  return { storeCreditAccountTransaction, userErrors: [] };
}
