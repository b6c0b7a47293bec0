import type { Translation } from '../../translate.ts';
import type { benefitWords as en } from '../en/benefit.ts';

export const benefitWords: Translation<typeof en> = {
  benefit: {
    percentage: '{{percent}}オフ',
    fixed_amount: '{{amount}}オフ',
    free_shipping: '送料無料',
    free_product: '無料プレゼント商品',
    buy_x_get_y: '{{buys}}点ご購入で{{gets}}点無料',
    buyAtPercent: '{{buys}}点ご購入で{{gets}}点が{{percent}}オフ',
    store_credit: '{{amount}}分のストアクレジット',
    gift_card: '{{amount}}分のギフトカード',
    customer_tag: '限定アクセス',
  },
};
