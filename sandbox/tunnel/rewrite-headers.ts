/**
 * Lets the sandbox's admin frame the app wherever the policy lets Shopify's admin do so. A policy that shuts Shopify
 * out is left alone: such an app is broken at Shopify too, and must look broken here.
 */
export function withSandboxAncestor(policy: string, adminOrigin: string): string {
  return policy
    .split(';')
    .map((directive) => {
      const words = directive.trim().split(/\s+/);
      const isOpen = words[0]?.toLowerCase() === 'frame-ancestors' && words.includes('https://admin.shopify.com');
      return isOpen ? `${directive.trimEnd()} ${adminOrigin}` : directive;
    })
    .join(';');
}

/** Keeps a redirect to Shopify's admin, or to a shop's, within the sandbox. Other addresses come back unchanged. */
export function withSandboxAddress(address: string, adminOrigin: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) return address;
  if (url.hostname === 'admin.shopify.com') return `${adminOrigin}${url.pathname}${url.search}${url.hash}`;
  const shop = /^([a-z0-9-]+)\.myshopify\.com$/.exec(url.hostname)?.[1];
  if (!shop || !/^\/admin(\/|$)/.test(url.pathname)) return address;
  return `${adminOrigin}/store/${shop}${url.pathname.slice('/admin'.length)}${url.search}${url.hash}`;
}

/** Drops what a page wants loaded ahead from Shopify's CDN: the sandbox has its own App Bridge, and nothing leaves it. */
export function withoutCdn(link: string): string {
  return link
    .split(/,\s*(?=<)/)
    .filter((entry) => !entry.startsWith('<https://cdn.shopify.com'))
    .join(', ');
}
