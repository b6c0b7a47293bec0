import type { Shop } from './types.ts';

const FORMATS: Record<string, string> = {
  EUR: '{{amount_with_comma_separator}} €',
  JPY: '¥{{amount_no_decimals}}',
  USD: '${{amount}}',
};

/** How the shop writes amounts, in Shopify's own notation. */
export function moneyFormat({ currency }: Pick<Shop, 'currency'>): string {
  return FORMATS[currency] ?? `{{amount}} ${currency}`;
}
