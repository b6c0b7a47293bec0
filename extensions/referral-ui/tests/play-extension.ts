import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { getExtension } from '@shopify/ui-extensions-tester';
import { expect, vi } from 'vitest';
import { createPretendDocument, type PretendElement } from './pretend-document.ts';

export type Target =
  'purchase.thank-you.block.render' | 'customer-account.order-status.block.render' | 'customer-account.page.render';
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

interface Asked {
  path: string;
  method: string;
  body: unknown;
  token: string | null;
  locale: string | null;
}

/** What the app answers, by path: JSON, or a word for how it fails. */
export type Answers = Record<string, object | 'never' | 'broken' | 'gone'>;

export interface Played {
  body: PretendElement;
  asked: Asked[];
  answers: Answers;
  text: () => string;
  button: (name: string) => PretendElement;
  say: (key: string, values?: Record<string, string | number>) => string;
  rememberedPage: () => Promise<string | null>;
  settled: () => Promise<void>;
  end: () => void;
}

interface Surroundings {
  language?: Language;
  heading?: string;
  isInEditor?: boolean;
  /** What the browser remembers of an earlier look, as a whole: the shop's page for invites. */
  lastPage?: string;
  requireLogin?: () => Promise<void>;
}

/** Starts an extension of ours as Shopify would, with Shopify's own stand-in for the `shopify` global. */
export async function playExtension(
  target: Target,
  answers: Answers,
  { language = 'en', heading, isInEditor = false, lastPage, requireLogin }: Surroundings = {},
): Promise<Played> {
  const pretend = createPretendDocument();
  vi.stubGlobal('document', pretend);
  vi.stubEnv('APP_URL', 'https://ricochet.example/');
  const extension = getExtension(target);
  extension.setUp();
  const say = translator(language);
  extension.shopify.i18n.translate = say as never;
  extension.shopify.i18n.formatNumber = (number) => new Intl.NumberFormat(language).format(number);
  extension.shopify.localization.extensionLanguage.value = { isoCode: language };
  // The stand-in refuses to be asked for what it does not know; at Shopify such things are undefined.
  extension.shopify.settings.value = { heading };
  const editor = isInEditor ? { type: 'checkout' as const } : undefined;
  extension.shopify.extension = { ...extension.shopify.extension, editor };
  if (requireLogin !== undefined && 'requireLogin' in extension.shopify) extension.shopify.requireLogin = requireLogin;
  const { storage } = extension.shopify;
  const shopDomain = 'shop' in extension.shopify ? extension.shopify.shop.myshopifyDomain : '';
  const pageKey = `invite-page ${shopDomain}`;
  if (lastPage !== undefined) await storage.write(pageKey, lastPage);
  const asked: Asked[] = [];
  let unread = 0;
  extension.fetch = async (input, init) => {
    const url = new URL(String(input));
    expect(url.origin).toBe('https://ricochet.example');
    const path = url.pathname.replace('/ui/v1/', '');
    const headers = new Headers(init?.headers);
    asked.push({
      path,
      method: init?.method ?? 'GET',
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : null,
      token: headers.get('Authorization'),
      locale: url.searchParams.get('locale'),
    });
    const answer = answers[`${init?.method ?? 'GET'} ${path}`];
    if (answer === undefined) return new Response(null, { status: 204 });
    if (answer === 'gone') throw new TypeError('Failed to fetch');
    if (answer === 'never') return await untilStopped(init?.signal);
    unread += 1;
    return whenRead(
      answer === 'broken' ? new Response('<h1>Bad gateway</h1>', { status: 502 }) : Response.json(answer),
      () => (unread -= 1),
    );
  };
  await extension.render();
  const { body } = pretend;
  return {
    body,
    asked,
    answers,
    say,
    text: () => visibleText(body),
    button: (name) => {
      const found = body.all('s-button').find((each) => each.textContent === name);
      if (found === undefined) throw new Error(`No button says “${name}”: ${visibleText(body)}`);
      return found;
    },
    rememberedPage: () => storage.read<string>(pageKey),
    // The app answers after a few ticks, and Preact renders before the next turn.
    settled: async () => {
      await vi.waitFor(() => expect([asked.length > 0, unread]).toEqual([true, 0]));
      await nextTurn();
      await vi.waitFor(() => expect(body.all('s-skeleton-paragraph')).toEqual([]));
    },
    end: () => {
      extension.tearDown();
      vi.unstubAllGlobals();
      vi.unstubAllEnvs();
    },
  };
}

/** The answer, with a word when the extension has read it. */
function whenRead(response: Response, tell: () => void): Response {
  const read = response.json.bind(response);
  return Object.assign(response, { json: () => read().finally(tell) });
}

async function untilStopped(signal: AbortSignal | null | undefined): Promise<Response> {
  return await new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('Stopped', 'AbortError')));
  });
}

/** What is written in elements, and what is said by the words that they carry. */
function visibleText(element: PretendElement): string {
  const told = ['heading', 'label', 'value'].map((name) => element.getAttribute(name) ?? '');
  const inside = element.childNodes.map((child) =>
    'all' in child ? visibleText(child as PretendElement) : child.textContent,
  );
  return [...told, ...inside].filter((text) => text !== '').join(' ');
}

/** Translates as Shopify does: keys with dots, `{{ names }}`, and a count that chooses the form. */
function translator(language: Language) {
  const file = language === 'en' ? 'en.default.json' : `${language}.json`;
  const words: unknown = JSON.parse(readFileSync(new URL(`../locales/${file}`, import.meta.url), 'utf8'));
  return (key: string, values: Record<string, string | number> = {}): string => {
    let found = key.split('.').reduce<unknown>((level, part) => (level as Record<string, unknown>)[part], words);
    if (typeof found === 'object' && found !== null) {
      const forms = found as Record<string, string>;
      found = forms[new Intl.PluralRules(language).select(Number(values['count']))] ?? forms['other'];
    }
    if (typeof found !== 'string') throw new Error(`There are no words for ${key}.`);
    return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (_whole, name: string) => String(values[name] ?? ''));
  };
}
