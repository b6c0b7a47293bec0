import { createTranslators, type MessageKey, type ShopperLocale, type Translate } from '../translate.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { nl } from './nl.ts';
import { pt } from './pt.ts';

export type EmailMessage = MessageKey<typeof en>;
export type EmailWords = Translate<typeof en>;

/** Our own words of mails, by language. */
export const emailCatalogues = { en, fr, de, es, it, nl, pt, ja };

/** Speaks to the readers of mails in their language. */
export const emailWords = createTranslators<typeof en, ShopperLocale>(emailCatalogues);
