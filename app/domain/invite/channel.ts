/** How an invite travelled; every shared link carries it as `via`. */
export const channels = ['link', 'copy', 'whatsapp', 'email'] as const;
export type Channel = (typeof channels)[number];

/** Reads `via`; anything unknown counts as a plain link. */
export function parseChannel(text: string | null): Channel {
  return channels.find((channel) => channel === text) ?? 'link';
}
