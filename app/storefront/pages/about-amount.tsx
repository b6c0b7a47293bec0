import { formatDecimal, type Money } from '#app/domain/money.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import type { PagePlace } from './page-frame.tsx';

/** Room for what an amount is in the friend's own currency; the script fills it in where that is another one. */
export function AboutAmount({ place, amount }: { place: PagePlace; amount: Money | null }) {
  if (amount === null) return null;
  const words = shopperWords(place.locale, place.words)('landing.about', { amount: '{amount}' });
  return (
    <span
      className="ricochet-page__about"
      data-about={formatDecimal(amount)}
      data-currency={amount.currency}
      data-words={words}
      hidden
    />
  );
}
