import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { createFormat, type Format } from '#app/i18n/admin/format.ts';
import type { Language } from '#app/i18n/admin/language.ts';
import { speakAdmin, type AdminTranslate } from '#app/i18n/admin/speak.ts';

interface Speech {
  t: AdminTranslate;
  format: Format;
}

const SpeechContext = createContext<Speech | null>(null);

/** Gives everything inside the merchant's words, and figures and dates as they write them. */
export function TextProvider({
  language,
  timeZone,
  children,
}: {
  language: Language;
  timeZone: string;
  children: ReactNode;
}) {
  const speech = useMemo(
    () => ({ t: speakAdmin(language.locale), format: createFormat(language.region, timeZone) }),
    [language.locale, language.region, timeZone],
  );
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>;
}

/** The catalogue in the merchant's language. */
export function useText(): AdminTranslate {
  return useSpeech().t;
}

/** Money, figures and dates in the merchant's region and the shop's time zone. */
export function useFormat(): Format {
  return useSpeech().format;
}

function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('There is no TextProvider around this component.');
  return speech;
}
