import type { Channel } from '#app/domain/invite/channel.ts';
import type { AdminKey, AdminTranslate } from '#app/i18n/admin/speak.ts';

const channelWords = {
  link: 'channel.link',
  copy: 'channel.copy',
  whatsapp: 'channel.whatsapp',
  email: 'channel.email',
} satisfies Record<Channel, AdminKey>;

/** How an invite travelled, in words. A channel that this version of the app does not know is not guessed at. */
export function describeChannel(channel: string, t: AdminTranslate): string {
  const known = Object.entries(channelWords).find(([name]) => name === channel);
  return t(known?.[1] ?? 'channel.unknown');
}
