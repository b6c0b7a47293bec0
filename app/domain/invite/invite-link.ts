import type { Channel } from './channel.ts';

/** Where an invite opens: a page of the online store, answered through the app proxy. */
export function inviteLink(
  shop: { storefrontUrl: string; proxyPath: string },
  code: string,
  channel?: Channel,
): string {
  const link = `${shop.storefrontUrl}${shop.proxyPath}/i/${encodeURIComponent(code)}`;
  return channel === undefined ? link : `${link}?via=${channel}`;
}
