import { Router, type Request, type Response } from 'express';
import { orderToken } from '../orders/order-body.ts';
import { placeOrder } from '../orders/place-order.ts';
import { availableStoreCredit, paymentsOf, planPayments, type PaymentPlan } from '../orders/payments.ts';
import { sellableLines } from '../orders/price-checkout.ts';
import { orderTotals } from '../world/order-totals.ts';
import { toPresentment } from '../world/presentment.ts';
import { settle } from '../world/settle.ts';
import { storeCreditBalance } from '../world/store-credit.ts';
import type { Cart } from '../world/types.ts';
import {
  addressOf,
  applyCodes,
  initialForm,
  missingFields,
  parseCheckoutForm,
  shippingCountries,
  type CheckoutForm,
} from './checkout-form.ts';
import { splitCodes } from './cart-changes.ts';
import { dropCookie } from './cookies.ts';
import { hundredths } from './liquid/hundredths.ts';
import type { Theme } from './liquid/render-page.ts';
import { refusedCodes, type RefusedMessage } from './refused-codes.ts';
import { countryOf, languageOf, pathFor } from './localization.ts';
import { show } from './show.ts';
import { clientIp, customerOf, later, notFoundError, shopNow, takeCart, type Store } from './visit.ts';

/** Checkout and thank-you page: Shopify's own pages, where no theme block of an app is shown. */
export function checkoutRoutes(store: Store, theme: Theme): Router {
  const router = Router();

  router.get(
    '/checkout',
    later(async (request, response) => {
      const cart = takeCart(store, request, response);
      if (sellableLines(shopNow(store), cart.lines).length === 0)
        return response.redirect(302, pathFor(store, request, '/cart'));
      const { discount } = request.query;
      if (typeof discount === 'string') cart.discountCodes = splitCodes(discount);
      const { presentment } = countryOf(store, request);
      const form = initialForm(shopNow(store), customerOf(store, request), presentment?.currency);
      await showCheckout(store, theme, request, response, { cart, form });
    }),
  );

  router.post(
    '/checkout',
    later(async (request, response) => {
      const cart = takeCart(store, request, response);
      if (sellableLines(shopNow(store), cart.lines).length === 0)
        return response.redirect(302, pathFor(store, request, '/cart'));
      const form = parseCheckoutForm(request.body);
      applyCodes(shopNow(store), cart, form);
      const { refused } = refusedCodes(store, request, cart, { email: form.email, shippingCountry: form.country_code });
      if (form.action === 'apply')
        return showCheckout(store, theme, request, response, { cart, form, forgetRefused: true });
      const missing = missingFields(form);
      // As at Shopify, a code that stopped applying stops the payment once, so that nobody pays more unknowingly.
      if (missing.length > 0 || refused.length > 0) {
        return showCheckout(store, theme, request, response, { cart, form, missing, forgetRefused: true });
      }
      response.redirect(303, pathFor(store, request, `/orders/${pay(store, request, response, cart, form)}`));
    }),
  );

  router.get(
    '/orders/:token',
    later(async (request, response) => {
      const shop = shopNow(store);
      const order = shop.orders.find((each) => orderToken(each) === request.params['token']);
      if (!order) throw notFoundError();
      const totals = orderTotals(order, shop.currencyDigits);
      await show(store, theme, request, response, 'thank-you', {
        layout: 'checkout',
        scope: {
          order: {
            name: order.name,
            email: order.email,
            first_name: order.shippingAddress?.firstName ?? '',
            is_pending: order.financialStatus === 'pending',
            cancelled: order.cancelledAt !== null,
            codes: order.discountCodes.map(({ code, amount }) => ({ code, amount: hundredths(amount) })),
            lines: order.lines.map((line) => ({
              title: line.title,
              variant_title: line.variantTitle,
              quantity: line.quantity,
              price: hundredths(line.price) * line.quantity,
            })),
            subtotal: hundredths(totals.subtotal),
            shipping: hundredths(totals.shipping),
            total: hundredths(totals.total),
            payments: paymentsOf(shop, order)
              .filter(({ gateway }) => gateway === 'gift_card' || gateway === 'shopify_store_credit')
              .map(({ gateway, amount }) => ({
                name: gateway === 'gift_card' ? 'gift_card' : 'store_credit',
                amount: hundredths(amount),
              })),
            presentment: order.presentment
              ? `${toPresentment(totals.total, order)} ${order.presentment.currency}`
              : null,
            refunded: hundredths(totals.refunded),
          },
        },
      });
    }),
  );

  return router;
}

interface ShownCheckout {
  cart: Cart;
  form: CheckoutForm;
  missing?: string[];
  /** Shows what became of refused codes, then takes them off the cart. */
  forgetRefused?: boolean;
}

async function showCheckout(
  store: Store,
  theme: Theme,
  request: Request,
  response: Response,
  shown: ShownCheckout,
): Promise<void> {
  const { cart, form } = shown;
  const { priced, refused } = refusedCodes(store, request, cart, {
    email: form.email,
    shippingCountry: form.country_code,
  });
  if (shown.forgetRefused) forget(cart, refused);
  store.sandbox.changed();
  const plan = paymentPlan(store, request, cart, form, priced.total);
  const available = availableStoreCredit(shopNow(store), customerOf(store, request)?.id ?? null);
  const isError = (shown.missing ?? []).length > 0 || (form.action === 'pay' && refused.length > 0);
  await show(store, theme, request, response, 'checkout', {
    status: isError ? 422 : 200,
    layout: 'checkout',
    scope: {
      form,
      countries: shippingCountries(languageOf(store, request).language),
      missing: shown.missing ?? [],
      refused,
      applied: priced.applied.map(({ typed, amount }) => ({ code: typed, amount: hundredths(amount) })),
      subtotal: hundredths(priced.linesTotal),
      shipping: hundredths(priced.shippingPrice),
      total: hundredths(priced.total),
      due: hundredths(plan.due),
      currencies: [shopNow(store).currency, ...shopNow(store).presentmentCurrencies.map(({ currency }) => currency)],
      store_credit: {
        available: available ? hundredths(storeCreditBalance(available)) : 0,
        used: hundredths(plan.storeCredit?.amount ?? '0'),
      },
      gift_cards: (cart.giftCardCodes ?? []).map((code) => ({
        code,
        last_characters: code.slice(-4).toUpperCase(),
        amount: hundredths(plan.giftCards.find(({ card }) => card.code === code)?.amount ?? '0'),
      })),
    },
  });
}

function forget(cart: Cart, refused: RefusedMessage[]): void {
  cart.discountCodes = cart.discountCodes.filter((code) => !refused.some((each) => each.code === code));
}

/** Makes the order and empties the visitor's hands; answers the order's token. */
function pay(store: Store, request: Request, response: Response, cart: Cart, form: CheckoutForm): string {
  const shop = shopNow(store);
  const order = placeOrder(store.sandbox, shop, {
    lines: cart.lines,
    email: form.email,
    phone: form.phone || null,
    customerId: customerOf(store, request)?.id ?? null,
    shippingAddress: addressOf(form, shop.locale),
    codes: cart.discountCodes,
    attributes: cart.attributes,
    note: cart.note,
    landingSite: cart.landingSite,
    referringSite: cart.referringSite,
    cartToken: cart.token,
    locale: languageOf(store, request).language,
    browserIp: clientIp(request),
    userAgent: request.headers['user-agent'] ?? null,
    acceptLanguage: request.headers['accept-language'] ?? null,
    payment: form.payment === 'transfer' ? 'pending' : 'paid',
    useStoreCredit: form.store_credit,
    giftCardCodes: cart.giftCardCodes ?? [],
    currency: form.currency,
  });
  shop.carts = shop.carts.filter((each) => each !== cart);
  dropCookie(response, shop, 'cart');
  store.sandbox.changed();
  return orderToken(order);
}

/** What store credit and gift cards would pay of the total as the form stands. */
function paymentPlan(store: Store, request: Request, cart: Cart, form: CheckoutForm, total: string): PaymentPlan {
  const shop = shopNow(store);
  settle(store.sandbox, shop);
  const presentment = shop.presentmentCurrencies.find(({ currency }) => currency === form.currency) ?? null;
  const customerId = customerOf(store, request)?.id ?? null;
  const giftCardCodes = cart.giftCardCodes ?? [];
  const wish = { total, customerId, useStoreCredit: form.store_credit, giftCardCodes, presentment };
  return planPayments(shop, wish, store.sandbox.now());
}
