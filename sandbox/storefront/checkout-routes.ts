import { Router, type Request, type Response } from 'express';
import { orderToken } from '../orders/order-body.ts';
import { placeOrder } from '../orders/place-order.ts';
import { sellableLines } from '../orders/price-checkout.ts';
import { orderTotals } from '../world/order-totals.ts';
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
import { show } from './show.ts';
import { clientIp, customerOf, later, notFoundError, shopNow, takeCart, type Store } from './visit.ts';

/** Checkout and thank-you page: Shopify's own pages, where no theme block of an app is shown. */
export function checkoutRoutes(store: Store, theme: Theme): Router {
  const router = Router();

  router.get(
    '/checkout',
    later(async (request, response) => {
      const cart = takeCart(store, request, response);
      if (sellableLines(shopNow(store), cart.lines).length === 0) return response.redirect(302, '/cart');
      const { discount } = request.query;
      if (typeof discount === 'string') cart.discountCodes = splitCodes(discount);
      const form = initialForm(shopNow(store), customerOf(store, request));
      await showCheckout(store, theme, request, response, { cart, form });
    }),
  );

  router.post(
    '/checkout',
    later(async (request, response) => {
      const cart = takeCart(store, request, response);
      if (sellableLines(shopNow(store), cart.lines).length === 0) return response.redirect(302, '/cart');
      const form = parseCheckoutForm(request.body);
      applyCodes(cart, form);
      const { refused } = refusedCodes(store, request, cart, { email: form.email, shippingCountry: form.country_code });
      if (form.action === 'apply')
        return showCheckout(store, theme, request, response, { cart, form, forgetRefused: true });
      const missing = missingFields(form);
      // As at Shopify, a code that stopped applying stops the payment once, so that nobody pays more unknowingly.
      if (missing.length > 0 || refused.length > 0) {
        return showCheckout(store, theme, request, response, { cart, form, missing, forgetRefused: true });
      }
      response.redirect(303, `/orders/${pay(store, request, response, cart, form)}`);
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
  const isError = (shown.missing ?? []).length > 0 || (form.action === 'pay' && refused.length > 0);
  await show(store, theme, request, response, 'checkout', {
    status: isError ? 422 : 200,
    layout: 'checkout',
    scope: {
      form,
      countries: shippingCountries(shopNow(store).locale),
      missing: shown.missing ?? [],
      refused,
      applied: priced.applied.map(({ typed, amount }) => ({ code: typed, amount: hundredths(amount) })),
      subtotal: hundredths(priced.linesTotal),
      shipping: hundredths(priced.shippingPrice),
      total: hundredths(priced.total),
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
    locale: shop.locale,
    browserIp: clientIp(request),
    userAgent: request.headers['user-agent'] ?? null,
    acceptLanguage: request.headers['accept-language'] ?? null,
    payment: form.payment === 'transfer' ? 'pending' : 'paid',
  });
  shop.carts = shop.carts.filter((each) => each !== cart);
  dropCookie(response, shop, 'cart');
  store.sandbox.changed();
  return orderToken(order);
}
