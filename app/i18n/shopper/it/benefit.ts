import type { Translation } from '../../translate.ts';
import type { benefitWords as en } from '../en/benefit.ts';

export const benefitWords: Translation<typeof en> = {
  benefit: {
    percentage: '{{percent}} di sconto',
    fixed_amount: '{{amount}} di sconto',
    free_shipping: 'la spedizione gratuita',
    free_product: 'un prodotto in omaggio',
    buy_x_get_y: '{{gets}} in omaggio se ne acquisti {{buys}}',
    buyAtPercent: '{{percent}} di sconto su {{gets}} se ne acquisti {{buys}}',
    store_credit: '{{amount}} di credito nel negozio',
    gift_card: 'una carta regalo da {{amount}}',
    customer_tag: 'un accesso esclusivo',
  },
};
