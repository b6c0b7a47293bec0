import { giftCardBalance, isGiftCardExpired, type GiftCard } from '../world/gift-cards.ts';
import { dollarsIn } from '../world/currencies.ts';
import { compareMoney } from '../world/money.ts';
import type { Shop } from '../world/types.ts';
import { byId } from './by-id.ts';
import { connection, type PageArgs } from './connection.ts';
import type { AdminContext } from './context.ts';
import { MOST_ISSUED_DOLLARS } from './mutations/gift-cards.ts';
import { notModeled } from './resolve-field.ts';
import { search, type Searchable } from './search.ts';
import { sorted } from './sort.ts';
import { giftCardView } from './views/gift-card.ts';
import { moneyView } from './views/money.ts';
import { countView } from './views/product.ts';

/** What may be bought as a gift card, in dollars: the same changelog that limits what may be issued. */
const MOST_BOUGHT_DOLLARS = '10000';

type GiftCardArgs = PageArgs & { query?: string | null; savedSearchId?: string | null; sortKey: string };

/** Store credit and gift cards: what the shop owes its customers. */
export const purseQueries = {
  storeCreditConfiguration: (_args: unknown, { shop }: AdminContext) => ({
    __typename: 'StoreCreditConfiguration',
    storeCreditEnabled: shop.storeCreditEnabled,
  }),
  storeCreditAccount: byId('StoreCreditAccount'),

  giftCard: byId('GiftCard'),
  giftCards: (args: GiftCardArgs, context: AdminContext) =>
    connection(
      'GiftCard',
      sorted(giftCardsOf(context, args), args.sortKey, {
        BALANCE: (card) => sortable(giftCardBalance(card)),
        CREATED_AT: ({ createdAt }) => createdAt,
        DISABLED_AT: ({ deactivatedAt }) => deactivatedAt ?? '9999',
        EXPIRES_ON: ({ expiresOn }) => expiresOn ?? '9999',
        INITIAL_VALUE: ({ initialValue }) => sortable(initialValue),
        UPDATED_AT: ({ updatedAt }) => updatedAt,
      }),
      args,
      ({ id }) => id,
      (card) => giftCardView(context, card),
    ),
  giftCardsCount: (args: Omit<GiftCardArgs, 'sortKey'> & { limit?: number | null }, context: AdminContext) =>
    countView(giftCardsOf(context, args).length, args.limit),
  giftCardConfiguration: (_args: unknown, { shop }: AdminContext) => ({
    __typename: 'GiftCardConfiguration',
    issueLimit: moneyView(dollarsIn(shop.currency, MOST_ISSUED_DOLLARS), shop),
    purchaseLimit: moneyView(dollarsIn(shop.currency, MOST_BOUGHT_DOLLARS), shop),
  }),
};

function giftCardsOf({ shop, sandbox }: AdminContext, { query, savedSearchId }: Partial<GiftCardArgs>): GiftCard[] {
  if (savedSearchId) throw notModeled('QueryRoot.giftCards(savedSearchId:)');
  return search(shop.giftCards, query, giftCardSearch(shop, sandbox.now()));
}

function giftCardSearch(shop: Shop, now: Date): Searchable<GiftCard> {
  return {
    fields: {
      id: ({ id }) => id,
      balance_status: balanceStatus,
      created_at: ({ createdAt }) => createdAt,
      expires_on: ({ expiresOn }) => expiresOn ?? [],
      initial_value: ({ initialValue }) => initialValue,
      source: () => 'api_client',
      status: (card) => {
        if (card.deactivatedAt !== null) return 'disabled';
        return isGiftCardExpired(card, shop, now) ? ['enabled', 'expired'] : 'enabled';
      },
      updated_at: ({ updatedAt }) => updatedAt,
    },
    // The whole code finds its card, though no answer ever shows it again.
    text: ({ code, note, customerId }) => {
      const customer = shop.customers.find(({ id }) => id === customerId);
      const names = customer ? [customer.firstName, customer.lastName, customer.email] : [];
      return [code, code.slice(-4), note ?? '', ...names];
    },
  };
}

function balanceStatus(card: GiftCard): string[] {
  const balance = giftCardBalance(card);
  if (compareMoney(balance, '0') === 0) return ['empty'];
  return [compareMoney(balance, card.initialValue) >= 0 ? 'full' : 'partial', 'full_or_partial'];
}

function sortable(amount: string): string {
  return amount.padStart(20, '0');
}
