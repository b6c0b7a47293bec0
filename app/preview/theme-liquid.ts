import { Liquid, Tag, type TagToken, type TopLevelToken } from 'liquidjs';
import { themeLiquid, themeWords } from './theme-files.ts';

/** `{% schema %}` and `{% doc %}` are for the theme editor and for authors: nothing of them is on the page. */
class SilentTag extends Tag {
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    for (let each = rest.shift(); each !== undefined; each = rest.shift())
      if ('name' in each && each.name === `end${token.name}`) return;
  }

  override render(): void {}
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** The file with a theme's words in a language: Portuguese comes in two, and the first is English. */
function wordsOf(locale: string): Record<string, unknown> {
  const file = locale === 'pt' ? 'pt-BR' : locale;
  return themeWords[file] ?? themeWords['en'] ?? {};
}

function findText(words: Record<string, unknown>, key: string): string {
  const found = key
    .split('.')
    .reduce<unknown>(
      (node, name) => (typeof node === 'object' && node !== null ? Reflect.get(node, name) : null),
      words,
    );
  return typeof found === 'string' ? found : '';
}

/** How bright people see a colour, from 0 to 255. Source: shopify.dev, Liquid reference, color_brightness. */
function brightness(color: unknown): number {
  const digits = String(color).replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
  return (red * 299 + green * 587 + blue * 114) / 1000;
}

/** Liquid with what the theme's blocks use of Shopify's own: strict, so that anything else is noticed in a test. */
const liquid = createLiquid();

function createLiquid(): Liquid {
  const engine = new Liquid({ templates: themeLiquid, strictFilters: true, jsTruthy: false, cache: true });
  engine.registerTag('schema', SilentTag);
  engine.registerTag('doc', SilentTag);
  engine.registerFilter('color_brightness', brightness);
  engine.registerFilter('escape', (value: unknown) =>
    escapeHtml(value === null || value === undefined ? '' : String(value)),
  );
  engine.registerFilter('t', function (key: unknown) {
    const locale: unknown = this.context.getSync(['request', 'locale', 'iso_code']);
    return escapeHtml(findText(wordsOf(String(locale)), String(key)));
  });
  return engine;
}

/** What every page of a store knows, as far as our Liquid asks for it. */
export interface StoreGlobals {
  locale: string;
  shop: { name: string; storefrontUrl: string };
  /** The value of the app's metafield. */
  program?: unknown;
  /** Of the signed-in customer; without one, nobody is signed in. */
  invite?: unknown;
}

function globalsOf({ locale, shop, program, invite }: StoreGlobals): object {
  return {
    shop: { name: shop.name, url: shop.storefrontUrl },
    request: { locale: { iso_code: locale }, path: '/' },
    routes: { root_url: '/', account_login_url: '/account/login' },
    localization: { available_languages: [] },
    app: { metafields: { ricochet: { program: { value: program } } } },
    customer: invite === undefined ? null : { metafields: { '$app:ricochet': { invite: { value: invite } } } },
    cart: { attributes: {} },
  };
}

/** Renders one of our blocks as the theme would, with its settings. */
export async function renderBlock(
  name: string,
  settings: Record<string, unknown>,
  store: StoreGlobals,
): Promise<string> {
  const block = { id: 'preview', settings, shopify_attributes: '' };
  return String(await liquid.renderFile(`block-${name}`, { block }, { globals: globalsOf(store) }));
}

/** Renders the Liquid of one of our pages behind the app proxy, as the theme would. */
export async function renderPage(page: string, store: StoreGlobals): Promise<string> {
  return String(await liquid.parseAndRender(page, {}, { globals: globalsOf(store) }));
}

/** What a block is set to before the merchant changes anything in the theme editor. */
export function defaultSettings(name: string): Record<string, unknown> {
  const schema = /\{% schema %\}([\s\S]*?)\{% endschema %\}/.exec(themeLiquid[`block-${name}`] ?? '')?.[1] ?? '{}';
  const { settings = [] } = JSON.parse(schema) as { settings?: { id?: string; default?: unknown }[] };
  return Object.fromEntries(
    settings.flatMap(({ id, default: value }) => (id === undefined ? [] : [[id, value ?? null]])),
  );
}
