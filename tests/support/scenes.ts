import { readFileSync } from 'node:fs';
import { speakAdmin } from '#app/i18n/admin/speak.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import type { Locale } from '#app/i18n/translate.ts';
import { luma, rive } from './pretend-shopify.ts';

type Words = Record<string, Record<string, string>>;

/** One shop with its people, its money and its language. */
export interface Scene {
  domain: string;
  shopName: string;
  locale: Locale;
  browserLocale: string;
  advocate: { firstName: string; email: string };
  friend: { firstName: string; lastName: string; email: string };
  address: { street: string; zip: string; city: string };
  /** Typed as the merchant writes amounts, and as everybody reads them. */
  minimum: { typed: string; read: string };
}

export const scenes: Scene[] = [
  {
    domain: luma,
    shopName: 'Luma Goods',
    locale: 'en',
    browserLocale: 'en-US',
    advocate: { firstName: 'Ada', email: 'ada@example.com' },
    friend: { firstName: 'Finn', lastName: 'Okafor', email: 'finn@example.com' },
    address: { street: '220 Pine Avenue', zip: '97205', city: 'Portland' },
    minimum: { typed: '15.50', read: '$15.50' },
  },
  {
    domain: rive,
    shopName: 'Atelier Rive',
    locale: 'fr',
    browserLocale: 'fr-FR',
    advocate: { firstName: 'Adèle', email: 'adele@example.fr' },
    friend: { firstName: 'Florian', lastName: 'Petit', email: 'florian@example.fr' },
    address: { street: '4 quai de la Fosse', zip: '44000', city: 'Nantes' },
    minimum: { typed: '15,50', read: '15,50 €' },
  },
];

/** Everything anybody reads in a language: merchant, shopper, the theme's block, the store around it. */
export function speak(locale: Locale) {
  const file = locale === 'en' ? 'en.default.json' : `${locale}.json`;
  const block = readWords(`extensions/referral-theme/locales/${file}`);
  const store = readWords(`sandbox/theme/locales/${file}`);
  return {
    admin: speakAdmin(locale),
    shopper: shopperWords(locale),
    block: (key: string, values: Record<string, string | number> = {}) => fill(block['share']?.[key] ?? key, values),
    store: (key: string, values: Record<string, string | number> = {}) => {
      const [group = '', name = ''] = key.split('.');
      return fill(store[group]?.[name] ?? key, values);
    },
  };
}

function readWords(path: string): Words {
  return JSON.parse(readFileSync(path, 'utf8')) as Words;
}

function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}|\[(\w+)\]/g, (whole, liquid?: string, plain?: string) =>
    String(values[liquid ?? plain ?? ''] ?? whole),
  );
}
