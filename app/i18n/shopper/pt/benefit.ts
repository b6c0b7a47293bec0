import type { Translation } from '../../translate.ts';
import type { benefitWords as en } from '../en/benefit.ts';

export const benefitWords: Translation<typeof en> = {
  benefit: {
    percentage: '{{percent}} de desconto',
    fixed_amount: '{{amount}} de desconto',
    free_shipping: 'frete grátis',
    free_product: 'um produto grátis',
    buy_x_get_y: '{{gets}} grátis na compra de {{buys}}',
    buyAtPercent: '{{percent}} de desconto em {{gets}} na compra de {{buys}}',
    store_credit: '{{amount}} de crédito na loja',
    gift_card: 'um cartão-presente de {{amount}}',
    customer_tag: 'acesso exclusivo',
  },
};
