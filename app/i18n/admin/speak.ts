import { createTranslators, type MessageKey, type Translate } from '../translate.ts';
import { en, type AdminWords } from './en.ts';
import { fr } from './fr.ts';

/** Keys of the admin's catalogue. */
export type AdminKey = MessageKey<AdminWords>;
export type AdminTranslate = Translate<AdminWords>;

/** The admin's words in a language. */
export const speakAdmin = createTranslators<AdminWords>({ en, fr });
