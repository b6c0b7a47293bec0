import type { Translation } from '../../translate.ts';
import type { benefitWords as en } from '../en/benefit.ts';

export const benefitWords: Translation<typeof en> = {
  benefit: {
    percentage: '{{percent}} de descuento',
    fixed_amount: '{{amount}} de descuento',
    free_shipping: 'envío gratis',
    free_product: 'un producto gratis',
    buy_x_get_y: '{{gets}} gratis al comprar {{buys}}',
    buyAtPercent: '{{percent}} de descuento en {{gets}} al comprar {{buys}}',
    store_credit: '{{amount}} de crédito en la tienda',
    gift_card: 'una tarjeta regalo de {{amount}}',
    customer_tag: 'acceso exclusivo',
  },
};
