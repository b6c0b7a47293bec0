import type { Translation } from '../../translate.ts';
import type { benefitWords as en } from '../en/benefit.ts';

export const benefitWords: Translation<typeof en> = {
  benefit: {
    percentage: '{{percent}} korting',
    fixed_amount: '{{amount}} korting',
    free_shipping: 'gratis verzending',
    free_product: 'een gratis product',
    buy_x_get_y: '{{gets}} gratis bij aankoop van {{buys}}',
    buyAtPercent: '{{percent}} korting op {{gets}} bij aankoop van {{buys}}',
    store_credit: '{{amount}} winkeltegoed',
    gift_card: 'een cadeaubon van {{amount}}',
    customer_tag: 'exclusieve toegang',
  },
};
