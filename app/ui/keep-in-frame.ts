/**
 * A script of the document's own, which runs before React does: until then a link is the browser's, and what it opens would
 * lack the shop, the host and the language that Shopify's frame was opened with. Nobody could tell whose page that is, and the
 * merchant would stand before a login that no frame may show. React, once it is there, has answered a click before it comes here.
 */
export const keepInFrame = `(() => {
  const opened = new URLSearchParams(location.search);
  const carry = (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (event.defaultPrevented || !(link instanceof HTMLAnchorElement) || link.hasAttribute('download')) return;
    const address = new URL(link.href);
    if (address.origin !== location.origin || link.getAttribute('href').startsWith('#')) return;
    for (const name of ['shop', 'host', 'embedded', 'locale']) {
      const value = opened.get(name);
      if (value !== null && !address.searchParams.has(name)) address.searchParams.set(name, value);
    }
    link.href = address.href;
  };
  addEventListener('click', carry);
  addEventListener('auxclick', carry);
})()`;

/** What App Bridge knows of the frame. */
type Frame = Partial<Record<'shop' | 'host' | 'locale', string>>;

/** Opens the page that is shown once more. An address that was reached inside the app names no shop, so a reload would lose it. */
export function reopenInFrame({ shop, host, locale }: Frame): void {
  const address = new URL(window.location.href);
  address.searchParams.delete('id_token');
  for (const [name, value] of Object.entries({ shop, host, locale, embedded: '1' }))
    if (value) address.searchParams.set(name, value);
  window.location.assign(address.href);
}
