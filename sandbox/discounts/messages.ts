import { formatMoney } from '../world/money.ts';
import type { Shop } from '../world/types.ts';
import type { RefusalReason } from './refusals.ts';

type Texts = { [Kind in RefusalReason['kind']]: string };

const english: Texts = {
  'not-found': 'Enter a valid discount code',
  disabled: '{code} discount code isn’t available',
  'not-started': '{code} discount code isn’t available yet',
  expired: '{code} discount code has expired',
  'limit-reached': '{code} discount code has reached its usage limit',
  'already-used': 'You’ve already used the {code} discount code',
  'not-for-this-customer': '{code} discount code isn’t available to you right now',
  'customer-unknown': 'Enter your email address to use the {code} discount code',
  'no-entitled-items': '{code} discount code isn’t valid for the items in your cart',
  'minimum-subtotal': 'Spend at least {subtotal} to use the {code} discount code',
  'minimum-quantity': 'Add at least {quantity} items to use the {code} discount code',
  'shipping-not-covered': '{code} discount code isn’t valid for your shipping address or method',
  'not-combinable': '{code} couldn’t be combined with your other discounts',
  'too-many-codes': 'You can’t add more discount codes',
};

const french: Texts = {
  'not-found': 'Saisissez un code de réduction valide',
  disabled: 'Le code de réduction {code} n’est pas disponible',
  'not-started': 'Le code de réduction {code} n’est pas encore disponible',
  expired: 'Le code de réduction {code} a expiré',
  'limit-reached': 'Le code de réduction {code} a atteint sa limite d’utilisation',
  'already-used': 'Vous avez déjà utilisé le code de réduction {code}',
  'not-for-this-customer': 'Le code de réduction {code} n’est pas disponible pour vous actuellement',
  'customer-unknown': 'Saisissez votre adresse e-mail pour utiliser le code de réduction {code}',
  'no-entitled-items': 'Le code de réduction {code} n’est pas valide pour les articles de votre panier',
  'minimum-subtotal': 'Dépensez au moins {subtotal} pour utiliser le code de réduction {code}',
  'minimum-quantity': 'Ajoutez au moins {quantity} articles pour utiliser le code de réduction {code}',
  'shipping-not-covered': 'Le code de réduction {code} n’est pas valide pour votre adresse ou mode de livraison',
  'not-combinable': '{code} ne peut pas être combiné avec vos autres réductions',
  'too-many-codes': 'Vous ne pouvez pas ajouter d’autres codes de réduction',
};

/** What the checkout says about a refused code, in the shop's language; the code as the buyer typed it. */
export function refusalMessage(reason: RefusalReason, typed: string, shop: Shop): string {
  const texts = shop.locale.startsWith('fr') ? french : english;
  const values: Record<string, string> = { code: typed };
  if (reason.kind === 'minimum-subtotal') values['subtotal'] = formatMoney(reason.subtotal, shop);
  if (reason.kind === 'minimum-quantity') values['quantity'] = String(reason.quantity);
  return texts[reason.kind].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
