import type { ShopSettings } from './settings.ts';

/** As whom a shop's mails to customers are sent, and where answers to them go. */
export function senderOf(
  shop: { name: string; email: string },
  { brand }: Pick<ShopSettings, 'brand'>,
): { shopName: string; replyTo: string } {
  return { shopName: brand.senderName ?? shop.name, replyTo: brand.replyTo ?? shop.email };
}
