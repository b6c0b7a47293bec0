import { shopperWords, type ShopperMessage } from '#app/i18n/shopper/words.ts';
import { PageFrame, buttonClass, type PagePlace } from './page-frame.tsx';

/**
 * For a page that a browser fetched ahead, or a program looked at: opening it would give the customer an invite that nobody
 * asked for. One press, and it is the page they wanted.
 */
export function AskFirstPage({
  place,
  words,
}: {
  place: PagePlace;
  words: { title: ShopperMessage; open: ShopperMessage };
}) {
  const say = shopperWords(place.locale, place.words);
  return (
    <PageFrame place={place}>
      <h1>{say(words.title, { shop: place.shop.name })}</h1>
      <form method="get">
        <input type="hidden" name="open" value="yes" />
        <input type="hidden" name="locale" value={place.locale} />
        <button type="submit" className={buttonClass(true)}>
          {say(words.open)}
        </button>
      </form>
    </PageFrame>
  );
}
