import { askPage } from './ask-page.ts';

/** What the frame was told; the same as FrameFacts of ../frame-page.ts. */
export interface Facts {
  target: string;
  language: string;
  words: unknown;
  buyerLanguage: string;
  shop: Record<string, string>;
}

/** The `shopify` global, as far as Shopify's types promise it for every place that the sandbox has. */
export function createShopify({ target, language, words, buyerLanguage, shop }: Facts) {
  const signal = <Value>(value: Value) => ({ value, current: value, subscribe: () => () => undefined });
  const number = (options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(buyerLanguage, options);
  const everywhere = {
    extend: (_target: string, run: () => void) => run(),
    setSignals: () => undefined,
    extension: { target, apiVersion: '2026-07', editor: undefined, capabilities: signal(['network_access']) },
    localization: { language: signal({ isoCode: buyerLanguage }), extensionLanguage: signal({ isoCode: language }) },
    settings: signal({}),
    storage: {
      read: async (key: string): Promise<unknown> => JSON.parse(await askPage('recall', key)),
      write: async (key: string, data: unknown) => void (await askPage('keep', JSON.stringify({ key, data }))),
      delete: async (key: string) => void (await askPage('forget', key)),
    },
    sessionToken: { get: () => askPage('session-token') },
    i18n: {
      translate: translator(words, language),
      formatNumber: (value: number, options?: Intl.NumberFormatOptions) => number(options).format(value),
    },
  };
  if (target === 'customer-account.page.render') return everywhere;
  if (target.startsWith('purchase.')) return { ...everywhere, shop };
  return { ...everywhere, shop, requireLogin: () => askPage('sign-in') };
}

/** Keys with dots, `{{ names }}`, and `count` that chooses a form by the rules of the language. */
function translator(words: unknown, language: string) {
  const rules = new Intl.PluralRules(language);
  const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  return (key: string, values: Record<string, string | number> = {}): string => {
    let found = key.split('.').reduce<unknown>((level, part) => (isRecord(level) ? level[part] : undefined), words);
    if (isRecord(found) && 'count' in values) found = found[rules.select(Number(values['count']))] ?? found['other'];
    // As at Shopify, what has no words shows its key.
    if (typeof found !== 'string') return key;
    return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}
