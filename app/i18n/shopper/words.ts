import { createTranslators, type MessageKey, type Translate } from '../translate.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export type ShopperMessage = MessageKey<typeof en>;
export type ShopperWords = Translate<typeof en>;

/** Speaks to shoppers in their language. */
export const shopperWords = createTranslators({ en, fr });
