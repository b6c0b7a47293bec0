import type { Channel } from '#app/domain/invite/channel.ts';
import type { AdminKey, AdminTranslate } from '#app/i18n/admin/speak.ts';

const channelWords = {
  link: { name: 'channel.link', visited: 'story.visited.link' },
  copy: { name: 'channel.copy', visited: 'story.visited.copy' },
  whatsapp: { name: 'channel.whatsapp', visited: 'story.visited.whatsapp' },
  email: { name: 'channel.email', visited: 'story.visited.email' },
} satisfies Record<Channel, { name: AdminKey; visited: AdminKey }>;

/** How an invite travelled, in words. A channel that this version of the app does not know is not guessed at. */
export function describeChannel(channel: string, t: AdminTranslate): string {
  return t(isChannel(channel) ? channelWords[channel].name : 'channel.unknown');
}

/** A visit, with how the invite travelled where that is known. */
export function describeVisit(channel: string | null, t: AdminTranslate): string {
  return t(channel !== null && isChannel(channel) ? channelWords[channel].visited : 'ledger.invite_visited');
}

function isChannel(text: string): text is Channel {
  return Object.hasOwn(channelWords, text);
}
