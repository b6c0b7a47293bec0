import { createHash, createHmac } from 'node:crypto';
import { toValue, type FilterImplOptions } from 'liquidjs';
import { bareId } from '../../world/ids.ts';
import { escapeHtml } from './escape.ts';
import { moneyFormat } from '../../world/money-format.ts';
import { formatHundredths } from './money-format.ts';
import { currencyOf, pageOf } from './page.ts';

/** Named arguments arrive as pairs: `'key' | t: name: value`. */
export function namedArguments(args: unknown[]): Record<string, unknown> {
  return Object.fromEntries(args.filter((arg): arg is [string, unknown] => Array.isArray(arg) && arg.length === 2));
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

function attributes(values: Record<string, unknown>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([name, value]) => ` ${name}="${escapeHtml(text(value))}"`)
    .join('');
}

/** The picture of an image object, of anything that has one, or an address by itself. */
function imageSource(value: unknown): string {
  if (typeof value !== 'object' || value === null) return text(value);
  if ('src' in value) return text(value.src);
  if ('featured_image' in value) return imageSource(value.featured_image);
  return 'image' in value ? imageSource(value.image) : '';
}

/** JSON as Shopify writes it: safe inside a script element, ids with all their digits. */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value ?? null, (_, each: unknown) =>
    typeof each === 'bigint' ? bareId(String(each)) : each,
  );
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Shopify's filters that Liquid itself does not have, apart from those that belong to a folder (t, asset_url). */
export const shopifyFilters: Record<string, FilterImplOptions> = {
  money(cents: unknown) {
    return formatHundredths(Number(cents), moneyFormat({ currency: currencyOf(pageOf(this.context)) }));
  },
  money_with_currency(cents: unknown) {
    const currency = currencyOf(pageOf(this.context));
    return `${formatHundredths(Number(cents), moneyFormat({ currency }))} ${currency}`;
  },
  money_without_currency(cents: unknown) {
    const separator = moneyFormat({ currency: currencyOf(pageOf(this.context)) }).includes('comma')
      ? 'amount_with_comma_separator'
      : 'amount';
    return formatHundredths(Number(cents), `{{${separator}}}`);
  },
  money_without_trailing_zeros(cents: unknown) {
    const formatted = formatHundredths(Number(cents), moneyFormat({ currency: currencyOf(pageOf(this.context)) }));
    return formatted.replace(/[.,]00(?!\d)/, '');
  },
  // How bright people see it, from 0 to 255. Source: shopify.dev, Liquid reference, color_brightness.
  color_brightness(color: unknown) {
    const digits = text(color).replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
    return (red * 299 + green * 587 + blue * 114) / 1000;
  },
  // Liquid's own, with the entities that Ruby writes.
  escape: (value: unknown) => escapeHtml(text(toValue(value))),
  json: (value: unknown) => toJson(value),
  stylesheet_tag: (url: unknown, ...args: unknown[]) => {
    const preload = namedArguments(args)['preload'] === true;
    return `<link href="${escapeHtml(text(url))}" rel="stylesheet" type="text/css" media="all"${preload ? ' data-preload' : ''}>`;
  },
  script_tag: (url: unknown) => `<script src="${escapeHtml(text(url))}" type="text/javascript"></script>`,
  preload_tag: (url: unknown, ...args: unknown[]) =>
    `<link href="${escapeHtml(text(url))}" rel="preload"${attributes(namedArguments(args))}>`,
  image_url: (image: unknown) => imageSource(image),
  img_url: (image: unknown) => imageSource(image),
  image_tag: (url: unknown, ...args: unknown[]) =>
    `<img src="${escapeHtml(imageSource(url))}"${attributes({ alt: '', ...namedArguments(args) })}>`,
  link_to: (label: unknown, url: unknown, ...args: unknown[]) => {
    const [title] = args.filter((arg) => typeof arg === 'string');
    return `<a href="${escapeHtml(text(url))}"${attributes({ title, ...namedArguments(args) })}>${text(label)}</a>`;
  },
  handleize: (value: unknown) => handleize(text(value)),
  handle: (value: unknown) => handleize(text(value)),
  pluralize: (count: unknown, one: unknown, other: unknown) => (Number(count) === 1 ? text(one) : text(other)),
  url_param_escape: (value: unknown) => encodeURIComponent(text(value)),
  md5: (value: unknown) => createHash('md5').update(text(value)).digest('hex'),
  sha256: (value: unknown) => createHash('sha256').update(text(value)).digest('hex'),
  hmac_sha256: (value: unknown, key: unknown) => createHmac('sha256', text(key)).update(text(value)).digest('hex'),
  metafield_text: (value: unknown) => text(value),
};

function handleize(value: string): string {
  return value
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
