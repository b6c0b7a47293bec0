import { createTranslators, type MessageKey, type ShopperLocale, type Translate } from '../translate.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';

export type ShopperMessage = MessageKey<typeof en>;
export type ShopperWords = Translate<typeof en>;

/** Speaks to shoppers in their language. */
export const shopperWords = createTranslators<typeof en, ShopperLocale>({ en, fr });
