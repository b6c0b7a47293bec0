import { formatMoney } from '#app/domain/money.ts';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import type { OwnWords, ShopperLocale } from '../translate.ts';
import { shopperWords } from './words.ts';

/** What a benefit is, as it stands inside a sentence: `10% off`, `une carte cadeau de 20,00 €`. */
export function describeBenefit(benefit: Benefit, locale: ShopperLocale, words?: OwnWords): string {
  const say = shopperWords(locale, words);
  switch (benefit.kind) {
    case 'percentage':
      return say('benefit.percentage', { percent: formatPercent(benefit.percent, locale) });
    case 'fixed_amount':
    case 'store_credit':
    case 'gift_card':
      return say(`benefit.${benefit.kind}`, { amount: formatMoney(benefit.amount, locale) });
    case 'free_product':
      return benefit.label ?? say('benefit.free_product');
    case 'buy_x_get_y': {
      if (benefit.label !== undefined) return benefit.label;
      const { buys, gets } = benefit;
      const values = { buys: buys.quantity, gets: gets.quantity, percent: formatPercent(gets.percent, locale) };
      return say(gets.percent === 100 ? 'benefit.buy_x_get_y' : 'benefit.buyAtPercent', values);
    }
    case 'custom':
      return benefit.description;
    case 'free_shipping':
    case 'customer_tag':
      return say(`benefit.${benefit.kind}`);
  }
}

function formatPercent(percent: number, locale: ShopperLocale): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(percent / 100);
}
