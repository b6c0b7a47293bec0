import { embeddedParameters } from '../protocol.ts';
import type { Channel } from './channel.ts';

/** Where an address of Shopify's, or one with App Bridge's own schemes, leads from inside the app. */
export type Destination = { kind: 'app'; path: string } | { kind: 'shopify'; url: string } | null;

/** `app:/programs`, `shopify://admin/products`, `https://admin.shopify.com/…`, `https://{shop}.myshopify.com/…`. */
export function destinationOf(address: string, shop: string): Destination {
  const [, scheme, rest] = /^(app|shopify):\/*(.*)$/i.exec(address) ?? [];
  if (scheme?.toLowerCase() === 'app') return { kind: 'app', path: `/${rest ?? ''}` };
  if (scheme) return { kind: 'shopify', url: `https://${shop}/${rest ?? ''}` };
  const url = URL.canParse(address, location.href) ? new URL(address, location.href) : null;
  const isShopify = url?.hostname === 'admin.shopify.com' || url?.hostname.endsWith('.myshopify.com');
  return url && isShopify ? { kind: 'shopify', url: url.href } : null;
}

/** The page's address within the app, without what the frame added to it. */
export function pathWithinApp(address: string): string {
  const url = new URL(address);
  for (const name of embeddedParameters) url.searchParams.delete(name);
  return url.pathname + url.search + url.hash;
}

export interface Navigation {
  /** Goes to a page of the app without loading it anew where the app knows how to. */
  goTo(href: string, from?: Element): void;
  /** Leaves the frame, or opens a new window. */
  leaveFor(url: string, target?: string): void;
}

/** Keeps the frame's address in step with the app's, and takes links that lead out of the app to the right place. */
export function connectNavigation(channel: Channel, frameOrigin: string, shop: string): Navigation {
  const realOpen = window.open.bind(window);
  let hasRouter = false;

  const navigation: Navigation = {
    goTo(href, from) {
      // Remix's AppProvider listens for this event. Without such a router the admin opens the page anew, because only
      // the admin can give it the shop, the host and a token in its address.
      if (!hasRouter) return channel.tell('load', { path: pathWithinApp(new URL(href, location.href).href) });
      const link = from ?? Object.assign(document.createElement('a'), { href });
      if (link.getAttribute('href') !== href) link.setAttribute('href', href);
      const event = new CustomEvent('shopify:navigate', { bubbles: true, composed: true });
      if (link.isConnected) return void link.dispatchEvent(event);
      // A link that is in no document cannot bubble to the window: the event is given its target by hand.
      Object.defineProperty(event, 'target', { value: link });
      window.dispatchEvent(event);
    },
    leaveFor(url, target = '_top') {
      if (target === '_blank') realOpen(`${frameOrigin}/go?to=${encodeURIComponent(url)}`, '_blank');
      else channel.tell('leave', { url });
    },
  };

  function follow(address: string, target: string): boolean {
    const destination = destinationOf(address, shop);
    if (destination?.kind === 'app') navigation.goTo(destination.path);
    else if (destination) navigation.leaveFor(destination.url, target);
    else if (target === '_top' || target === '_parent')
      navigation.leaveFor(new URL(address, location.href).href, target);
    else return false;
    return true;
  }

  window.open = (address, target, features) =>
    address !== undefined && follow(String(address), target || '_blank') ? null : realOpen(address, target, features);

  document.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
      if (!link || event.defaultPrevented || event.button !== 0) return;
      if (follow(link.getAttribute('href') ?? '', link.target || '_self')) event.preventDefault();
    },
    true,
  );

  const listen = window.addEventListener.bind(window);
  window.addEventListener = (
    type: string,
    ...rest: [EventListenerOrEventListenerObject, (boolean | AddEventListenerOptions)?]
  ) => {
    if (type === 'shopify:navigate') hasRouter = true;
    listen(type, ...rest);
  };

  const report = () => channel.tell('location', { path: pathWithinApp(location.href) });
  for (const name of ['pushState', 'replaceState'] as const) {
    const real = history[name].bind(history);
    history[name] = (...state: Parameters<History['pushState']>) => {
      real(...state);
      report();
    };
  }
  listen('popstate', report);
  report();
  channel.on('navigate', ({ href }) => {
    channel.tell('navigating', null);
    navigation.goTo(href);
  });
  return navigation;
}
