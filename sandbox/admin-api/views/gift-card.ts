import { giftCardBalance, isGiftCardUsable, type GiftCard, type GiftCardTransaction } from '../../world/gift-cards.ts';
import { gid } from '../../world/ids.ts';
import { compareMoney } from '../../world/money.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { AdminContext, View } from '../context.ts';
import { customerView } from './customer.ts';
import { metafieldFields } from './metafield.ts';
import { moneyView } from './money.ts';

/** A gift card without its code: whoever made the card read that in the answer, and nobody reads it again. */
export function giftCardView(context: AdminContext, card: GiftCard): View {
  const { sandbox, shop } = context;
  const customer = shop.customers.find(({ id }) => id === card.customerId);
  const lastCharacters = card.code.slice(-4);
  return {
    __typename: 'GiftCard',
    id: gid('GiftCard', card.id),
    balance: moneyView(giftCardBalance(card), card),
    initialValue: moneyView(card.initialValue, card),
    createdAt: card.createdAt,
    updatedAt: card.updatedAt,
    deactivatedAt: card.deactivatedAt,
    enabled: card.deactivatedAt === null,
    isRedeemable: isGiftCardUsable(card, shop, sandbox.now()),
    expiresOn: card.expiresOn,
    lastCharacters,
    maskedCode: `•••• •••• •••• ${lastCharacters}`,
    note: card.note,
    crossCurrencyRedemptionStrategy: 'NONE',
    customer: () => (customer ? customerView(context, customer) : null),
    // Only cards that were bought have an order.
    order: null,
    lineItem: null,
    recipientAttributes: null,
    templateSuffix: null,
    transactions: (args: PageArgs) =>
      connection(
        'GiftCardTransaction',
        card.transactions,
        args,
        ({ id }) => id,
        (transaction) => giftCardTransactionView(context, card, transaction),
      ),
  };
}

export function giftCardTransactionView(context: AdminContext, card: GiftCard, transaction: GiftCardTransaction): View {
  const isDebit = compareMoney(transaction.amount, '0') < 0;
  const typeName = isDebit ? 'GiftCardDebitTransaction' : 'GiftCardCreditTransaction';
  const id = gid(typeName, transaction.id);
  return {
    __typename: typeName,
    id,
    amount: moneyView(transaction.amount, card),
    giftCard: () => giftCardView(context, card),
    note: transaction.note,
    processedAt: transaction.processedAt,
    ...metafieldFields(context, id),
  };
}
