import type { Benefit } from '#app/domain/reward/benefit.ts';
import type { Locale } from '../translate.ts';
import { shopperWords } from './words.ts';

/** What a benefit is, as it stands inside a sentence: `10% off`, `10 % de remise`. */
export function describeBenefit(benefit: Benefit, locale: Locale): string {
  // One kind so far: a new one makes the compiler ask for its words here.
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(benefit.percent / 100);
  return shopperWords(locale)('benefit.percentage', { percent });
}
