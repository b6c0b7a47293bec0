import type { Translation } from '../../translate.ts';
import type { benefitWords as en } from '../en/benefit.ts';

export const benefitWords: Translation<typeof en> = {
  benefit: {
    percentage: '{{percent}} de remise',
    fixed_amount: '{{amount}} de remise',
    free_shipping: 'la livraison gratuite',
    free_product: 'un produit offert',
    buy_x_get_y: '{{gets}} article(s) offert(s) pour {{buys}} acheté(s)',
    buyAtPercent: '{{percent}} de remise sur {{gets}} pour {{buys}} acheté(s)',
    store_credit: '{{amount}} de crédit en boutique',
    gift_card: 'une carte cadeau de {{amount}}',
    customer_tag: 'un accès exclusif',
  },
};
