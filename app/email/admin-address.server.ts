import { env } from '#app/env.server.ts';

/** A page of ours inside the shop's Shopify admin, for mails to the merchant. */
export function adminAddress(shopDomain: string, path: `/app${string}`): string {
  return `https://${shopDomain}/admin/apps/${env.SHOPIFY_API_KEY}${path}`;
}

/** Where a merchant stops mails without signing in. */
export function mailStopAddress(token: string): string {
  return new URL(`/mail/stop/${token}`, env.SHOPIFY_APP_URL).href;
}

/** Headers by which mail programs offer to stop a mail with one press (RFC 8058). */
export function stopHeaders(address: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
