import { createTranslators, type ShopperLocale, type Translate } from '../translate.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export type EmailWords = Translate<typeof en>;

/** Speaks to the readers of mails in their language. */
export const emailWords = createTranslators<typeof en, ShopperLocale>({ en, fr });
