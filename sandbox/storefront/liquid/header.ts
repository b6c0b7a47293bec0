import { cookieName } from '../cookies.ts';
import { escapeHtml } from './escape.ts';
import { toJson } from './filters.ts';
import { currencyOf, type Page } from './page.ts';

/**
 * What Shopify puts into the head by itself: `window.Shopify`, which scripts ask for language, currency and consent, and
 * the assets that blocks name in their schema, each once a page.
 */
export function headerOf(page: Page): string {
  const isStore = page.layout === 'theme';
  return [isStore ? shopifyScript(page) : '', assetTags(page)].filter(Boolean).join('\n');
}

/** The files and inline styles that blocks asked for. */
export function assetTags({ assets }: Page): string {
  return [
    ...[...assets.stylesheets].map((url) => `<link href="${escapeHtml(url)}" rel="stylesheet" media="all">`),
    ...[...assets.scripts].map((url) => `<script src="${escapeHtml(url)}" async></script>`),
    ...[...assets.inlineStyles].map((code) => `<style>${code}</style>`),
  ].join('\n');
}

/** Inline code that blocks asked for. */
export function inlineScriptTags({ assets }: Page): string {
  return [...assets.inlineScripts].map((code) => `<script>(function(){${code}})();</script>`).join('\n');
}

function shopifyScript(page: Page): string {
  const { shop, language, root, country } = page;
  const facts = {
    shop: shop.domain,
    locale: language,
    currency: { active: currencyOf(page), rate: country.presentment?.rate ?? '1.0' },
    country: country.code,
    theme: { name: 'Sandbox', id: 136250359853, role: 'main', handle: null },
    routes: { root: root === '/' ? '/' : `${root}/` },
    ...(page.isDesignMode && { designMode: true }),
  };
  const consent = {
    src: '/theme/assets/consent-tracking-api.js',
    cookie: cookieName(shop, 'tracking_consent'),
    asks: shop.hasCookieBanner === true,
    region: country.code,
  };
  return `<script>window.Shopify=window.Shopify||{};Object.assign(Shopify,${toJson(facts)});${loadFeatures(toJson(consent))}</script>`;
}

/** Features are fetched when somebody asks for them, each file once; the caller hears of it later, also of a failure. */
function loadFeatures(consent: string): string {
  return `(function(c,p){Shopify.loadFeatures=function(features,done){p=p||new Promise(function(ok,no){var s=document.createElement('script');s.src=c.src;s.dataset.cookie=c.cookie;s.dataset.asks=c.asks;s.dataset.region=c.region;s.onload=ok;s.onerror=function(){p=null;no(new Error('The feature could not be loaded'))};document.head.append(s)});p.then(function(){done&&done()},function(e){done&&done(e)})}})(${consent});`;
}
