import { randomInt } from 'node:crypto';
import { digitsOf, dollarsIn } from '../../world/currencies.ts';
import {
  findGiftCard,
  giftCardBalance,
  giftCardCode,
  isGiftCardExpired,
  moveGiftCardMoney,
  negative,
  type GiftCard,
} from '../../world/gift-cards.ts';
import { idOf, partsOf } from '../../world/ids.ts';
import { addMoney, compareMoney, roundMoney } from '../../world/money.ts';
import type { Shop } from '../../world/types.ts';
import type { AdminContext } from '../context.ts';
import { notModeled } from '../resolve-field.ts';
import { accessDenied, hasScope } from '../scopes.ts';
import { giftCardTransactionView, giftCardView } from '../views/gift-card.ts';

/** What a card may be worth when it is issued, in dollars: shopify.dev/changelog/update-new-maximum-value-for-gift-cards. */
export const MOST_ISSUED_DOLLARS = '2000';
const SHORTEST_CODE = 8;
const LONGEST_CODE = 20;
const GENERATED_LENGTH = 16;

interface Money {
  amount: string;
  currencyCode: string;
}
interface CreateInput {
  initialAmount?: Money | null;
  code?: string | null;
  customerId?: string | null;
  expiresOn?: string | null;
  note?: string | null;
  recipientAttributes?: unknown;
  templateSuffix?: string | null;
  crossCurrencyRedemptionStrategy?: string | null;
}
interface Movement {
  note?: string | null;
  processedAt?: string | null;
}

export const giftCardMutations = {
  giftCardCreate: ({ input }: { input: CreateInput }, context: AdminContext) => {
    const { installation, sandbox, shop } = context;
    if (!shop.giftCardsEnabled) throw accessDenied('giftCardCreate', 'the shop may issue gift cards.');
    for (const name of ['recipientAttributes', 'templateSuffix'] as const) {
      if (input[name]) throw notModeled(`GiftCardCreateInput.${name}`);
    }
    if ((input.crossCurrencyRedemptionStrategy ?? 'NONE') !== 'NONE') {
      throw notModeled('GiftCardCreateInput.crossCurrencyRedemptionStrategy');
    }
    if (input.customerId && !hasScope(installation.scopes, 'write_customers')) {
      throw accessDenied('giftCardCreate', '`write_customers` access scope to assign a customer.');
    }
    const amount = input.initialAmount;
    const refusals = amount
      ? [...amountRefusals(shop, amount), ...detailRefusals(context, input)]
      : [{ code: 'MISSING_ARGUMENT', field: ['input', 'initialAmount'], message: 'initialAmount is required' }];
    if (!amount || refusals.length > 0) {
      const userErrors = refusals.map((refusal) => ({ __typename: 'GiftCardUserError', ...refusal }));
      return { giftCard: null, giftCardCode: null, userErrors };
    }
    const now = sandbox.now().toISOString();
    const card: GiftCard = {
      id: sandbox.newId(),
      code: input.code ? giftCardCode(input.code) : generatedCode(shop),
      initialValue: roundMoney(amount.amount, shop.currencyDigits),
      currency: shop.currency,
      customerId: input.customerId ? idOf(input.customerId) : null,
      note: input.note ?? null,
      expiresOn: input.expiresOn ?? null,
      createdAt: now,
      updatedAt: now,
      deactivatedAt: null,
      transactions: [],
    };
    shop.giftCards.push(card);
    sandbox.changed();
    return { giftCard: giftCardView(context, card), giftCardCode: card.code, userErrors: [] };
  },

  /** For ever: a card that was switched off is never switched on again. */
  giftCardDeactivate: ({ id }: { id: string }, context: AdminContext) => {
    const card = cardOf(context.shop, id);
    if (!card) {
      const error = { code: 'GIFT_CARD_NOT_FOUND', field: ['id'], message: 'The gift card could not be found.' };
      return { giftCard: null, userErrors: [{ __typename: 'GiftCardDeactivateUserError', ...error }] };
    }
    const now = context.sandbox.now().toISOString();
    if (card.deactivatedAt === null) card.updatedAt = now;
    card.deactivatedAt ??= now;
    context.sandbox.changed();
    return { giftCard: giftCardView(context, card), userErrors: [] };
  },

  giftCardCredit: (
    { id, creditInput }: { id: string; creditInput: Movement & { creditAmount: Money } },
    context: AdminContext,
  ) => move(context, id, creditInput.creditAmount, creditInput, 'credit'),

  giftCardDebit: (
    { id, debitInput }: { id: string; debitInput: Movement & { debitAmount: Money } },
    context: AdminContext,
  ) => move(context, id, debitInput.debitAmount, debitInput, 'debit'),
};

/** Moves money by hand. As with store credit, a second call moves it a second time. */
function move(context: AdminContext, id: string, money: Money, details: Movement, kind: 'credit' | 'debit') {
  const { sandbox, shop } = context;
  const answer = kind === 'credit' ? 'giftCardCreditTransaction' : 'giftCardDebitTransaction';
  const refuse = (code: string, field: string[], message: string) => ({
    [answer]: null,
    userErrors: [{ __typename: 'GiftCardTransactionUserError', code, field, message }],
  });
  const input = [`${kind}Input`, `${kind}Amount`];
  const card = cardOf(shop, id);
  if (!card) return refuse('GIFT_CARD_NOT_FOUND', ['id'], 'The gift card could not be found.');
  if (card.deactivatedAt !== null || isGiftCardExpired(card, shop, sandbox.now())) {
    return refuse('INVALID', ['id'], 'The gift card is deactivated or expired.');
  }
  if (compareMoney(money.amount, '0') <= 0) {
    return refuse('NEGATIVE_OR_ZERO_AMOUNT', [...input, 'amount'], 'A positive amount must be used.');
  }
  if (money.currencyCode !== card.currency) {
    const message = 'The currency provided does not match the currency of the gift card.';
    return refuse('MISMATCHING_CURRENCY', [...input, 'currencyCode'], message);
  }
  const balance = giftCardBalance(card);
  if (kind === 'debit' && compareMoney(money.amount, balance) > 0) {
    return refuse('INSUFFICIENT_FUNDS', [...input, 'amount'], 'The gift card does not have sufficient funds.');
  }
  const after = addMoney(balance, money.amount, shop.currencyDigits);
  if (kind === 'credit' && compareMoney(after, dollarsIn(card.currency, MOST_ISSUED_DOLLARS)) > 0) {
    return refuse(
      'GIFT_CARD_LIMIT_EXCEEDED',
      [...input, 'amount'],
      "The gift card's value exceeds the allowed limits.",
    );
  }
  const rounded = roundMoney(money.amount, shop.currencyDigits);
  const amount = kind === 'credit' ? rounded : negative(rounded, card.currency);
  const at = new Date(details.processedAt ?? sandbox.now()).toISOString();
  const transaction = moveGiftCardMoney(sandbox, card, amount, details.note ?? null, at);
  return { [answer]: giftCardTransactionView(context, card, transaction), userErrors: [] };
}

interface Refusal {
  code: string;
  field: string[];
  message: string;
}

function amountRefusals(shop: Shop, { amount, currencyCode }: Money): Refusal[] {
  const field = ['input', 'initialAmount', 'amount'];
  if (currencyCode !== shop.currency) {
    const message = "Initial amount must be in the shop's currency";
    return [{ code: 'INVALID', field: ['input', 'initialAmount', 'currencyCode'], message }];
  }
  if (compareMoney(roundMoney(amount, digitsOf(currencyCode)), '0') <= 0) {
    return [{ code: 'GREATER_THAN', field, message: 'Initial amount must be greater than 0' }];
  }
  if (compareMoney(amount, dollarsIn(currencyCode, MOST_ISSUED_DOLLARS)) > 0) {
    return [{ code: 'GIFT_CARD_LIMIT_EXCEEDED', field, message: "The gift card's value exceeds the allowed limits" }];
  }
  return [];
}

function detailRefusals({ sandbox, shop }: AdminContext, { code, customerId, expiresOn }: CreateInput): Refusal[] {
  const refusals: Refusal[] = [];
  if (code !== null && code !== undefined) {
    const refusal = codeRefusal(shop, code);
    if (refusal) refusals.push({ ...refusal, field: ['input', 'code'] });
  }
  if (customerId) {
    const { kind, id } = partsOf(customerId);
    if (kind !== 'Customer' || !shop.customers.some((customer) => customer.id === id)) {
      const message = 'The customer could not be found';
      refusals.push({ code: 'CUSTOMER_NOT_FOUND', field: ['input', 'customerId'], message });
    }
  }
  if (expiresOn && isGiftCardExpired({ expiresOn }, shop, sandbox.now())) {
    refusals.push({ code: 'INVALID', field: ['input', 'expiresOn'], message: 'Expires on must be in the future' });
  }
  return refusals;
}

function codeRefusal(shop: Shop, typed: string): { code: string; message: string } | null {
  const code = giftCardCode(typed);
  if (code.length < SHORTEST_CODE) {
    return { code: 'TOO_SHORT', message: `Code is too short (minimum is ${SHORTEST_CODE} characters)` };
  }
  if (code.length > LONGEST_CODE) {
    return { code: 'TOO_LONG', message: `Code is too long (maximum is ${LONGEST_CODE} characters)` };
  }
  if (!/^[a-z0-9]+$/.test(code)) {
    return { code: 'INVALID', message: 'Code can only contain letters(a-z) and numbers(0-9)' };
  }
  return findGiftCard(shop, code) ? { code: 'TAKEN', message: 'Code has already been taken' } : null;
}

function generatedCode(shop: Shop): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const code = Array.from({ length: GENERATED_LENGTH }, () => letters[randomInt(letters.length)]).join('');
  return findGiftCard(shop, code) ? generatedCode(shop) : code;
}

function cardOf(shop: Shop, value: string): GiftCard | null {
  const { kind, id } = partsOf(value);
  return (kind === 'GiftCard' && shop.giftCards.find((card) => card.id === id)) || null;
}
