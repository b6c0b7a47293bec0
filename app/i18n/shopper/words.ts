import { createTranslators, type MessageKey, type ShopperLocale, type Translate } from '../translate.ts';
import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { es } from './es/index.ts';
import { fr } from './fr/index.ts';
import { it } from './it/index.ts';
import { ja } from './ja/index.ts';
import { nl } from './nl/index.ts';
import { pt } from './pt/index.ts';

export type ShopperMessage = MessageKey<typeof en>;
export type ShopperWords = Translate<typeof en>;

/** Our own words for shoppers, by language. */
export const shopperCatalogues = { en, fr, de, es, it, nl, pt, ja };

/** Speaks to shoppers in their language. */
export const shopperWords = createTranslators<typeof en, ShopperLocale>(shopperCatalogues);
