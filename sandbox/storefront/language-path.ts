import { languageRoot, publishedLanguages } from '../world/languages.ts';
import type { Shop } from '../world/types.ts';

/** The language of a page, and where the online store begins in it. */
export interface PageLanguage {
  language: string;
  /** `/` or, in a language that is not the shop's own, `/fr`. */
  root: string;
}

/** The language that an address of the store asks for. */
export function languageAt(shop: Shop, address: string): PageLanguage {
  const [first = ''] = address.slice(1).split(/[/?#]/);
  const [, ...others] = publishedLanguages(shop);
  const asked = others.find((language) => languageRoot(shop, language) === `/${first}`);
  return asked === undefined ? { language: shop.locale, root: '/' } : { language: asked, root: `/${first}` };
}

/** A path as it is in the shop's own language, in the language that begins at `root`. */
export function inLanguage(root: string, path: string): string {
  if (root === '/') return path;
  return path === '/' ? root : `${root}${path}`;
}

/** An address as it is in the shop's own language. */
export function withoutLanguage(shop: Shop, address: string): string {
  const { root } = languageAt(shop, address);
  if (root === '/') return address;
  const rest = address.slice(root.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}
