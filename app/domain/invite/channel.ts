/** What an advocate can press to send an invite. */
export const shareChannels = [
  'copy',
  'share_sheet',
  'whatsapp',
  'messenger',
  'sms',
  'email',
  'x',
  'facebook',
  'telegram',
  'qr',
] as const;
export type ShareChannel = (typeof shareChannels)[number];

/** How an invite travelled; every shared link carries it as `via`. */
export const channels = [
  'link',
  ...shareChannels,
  /** The code was said, and typed in by the friend. */
  'spoken',
  /** The friend named who invited them. */
  'name',
  /** Staff typed the code in at the till. */
  'till',
] as const;
export type Channel = (typeof channels)[number];

/** Reads `via`; anything unknown counts as a plain link. */
export function parseChannel(text: string | null): Channel {
  return channels.find((channel) => channel === text) ?? 'link';
}
