import type { Translation } from '../../translate.ts';
import type { benefitWords as en } from '../en/benefit.ts';

export const benefitWords: Translation<typeof en> = {
  benefit: {
    percentage: '{{percent}} Rabatt',
    fixed_amount: '{{amount}} Rabatt',
    free_shipping: 'Gratisversand',
    free_product: 'ein Gratisprodukt',
    buy_x_get_y: '{{gets}} gratis beim Kauf von {{buys}}',
    buyAtPercent: '{{percent}} Rabatt auf {{gets}} beim Kauf von {{buys}}',
    store_credit: '{{amount}} Guthaben im Shop',
    gift_card: 'eine Geschenkkarte über {{amount}}',
    customer_tag: 'Exklusivzugang',
  },
};
