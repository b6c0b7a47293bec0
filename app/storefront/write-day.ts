import type { PagePlace } from './pages/page-frame.tsx';

/** A moment as the day it lies in where the shop is, written out. */
export function writeDay(moment: Date, { locale, shop }: Pick<PagePlace, 'locale' | 'shop'>): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: shop.timeZone }).format(moment);
}

/** The last day something can be used that ends at `end`, which may be the first moment of the next. */
export function writeLastDay(end: Date, place: Pick<PagePlace, 'locale' | 'shop'>): string {
  return writeDay(new Date(end.getTime() - 1), place);
}
