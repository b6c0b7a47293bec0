import { openChannel } from './channel.ts';
import { readConfig } from './config.ts';
import { authenticatedFetch } from './fetch.ts';
import { defineModal } from './modal.ts';
import { defineNavMenu, defineTitleBar } from './nav-menu.ts';
import { connectNavigation, pathWithinApp } from './navigation.ts';
import { connectPicker } from './picker.ts';
import { connectSaveBars } from './save-bar.ts';
import { connectToasts } from './toast.ts';
import { connectWebVitals } from './web-vitals.ts';

/** A stand-in for the app-bridge.js of Shopify's CDN. It has to be a plain script, loaded by a script tag. */
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
if (script && !('shopify' in window)) start(script);

function start(tag: HTMLScriptElement): void {
  const frameOrigin = new URL(tag.src).origin;
  const config = readConfig(tag);
  if (window.parent === window) return openInAdmin(frameOrigin, config.shop, config.apiKey);

  const channel = openChannel(frameOrigin);
  const idToken = () => channel.request('id-token', null);
  channel.tell('hello', null);
  if (reload(idToken)) return;

  const navigation = connectNavigation(channel, frameOrigin, config.shop);
  window.fetch = authenticatedFetch(window.fetch.bind(window), config, idToken, navigation.leaveFor);
  hideElements();
  defineNavMenu(channel);
  defineTitleBar(channel);
  const shopify = {
    config,
    origin: frameOrigin,
    ready: Promise.resolve(),
    environment: { mobile: false, embedded: true, pos: false, intent: false },
    idToken,
    user: () => channel.request('user', null),
    loading: (on = true) => channel.tell('loading', { on }),
    toast: connectToasts(channel),
    saveBar: connectSaveBars(channel),
    modal: defineModal(),
    resourcePicker: connectPicker(channel),
    app: { extensions: () => channel.request('extensions', null) },
    scopes: { query: () => channel.request('scopes', null) },
    webVitals: connectWebVitals(),
  };
  Object.defineProperty(window, 'shopify', { value: shopify, configurable: true, writable: true });
}

/** An embedded app that is opened by itself goes back into the admin, as App Bridge's auto-redirect does. */
function openInAdmin(frameOrigin: string, shop: string, apiKey: string): void {
  if (!shop) return;
  const store = shop.replace(/\.myshopify\.com$/, '');
  location.replace(`${frameOrigin}/store/${store}/apps/${apiKey}${pathWithinApp(location.href)}`);
}

/** The app's bounce page names the page to come back to with a fresh token. */
function reload(idToken: () => Promise<string>): boolean {
  const target = new URL(location.href).searchParams.get('shopify-reload');
  const url = target && URL.canParse(target, location.href) ? new URL(target, location.href) : null;
  // Only back into the app: an address from the query must not carry a token elsewhere.
  if (url?.origin !== location.origin) return false;
  void idToken().then((token) => {
    url.searchParams.set('id_token', token);
    location.replace(url.href);
  });
  return true;
}

/** A style sheet of its own, so that not one node of the app's page is touched before React takes it over. */
function hideElements(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('ui-nav-menu, s-app-nav, ui-title-bar, ui-save-bar { display: none }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
