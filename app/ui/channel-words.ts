import type { Channel } from '#app/domain/invite/channel.ts';
import type { AdminTranslate } from '#app/i18n/admin/speak.ts';

/** The channels that the catalogue has a word for; the compiler asks for each new one. */
const named = {
  link: true,
  copy: true,
  share_sheet: true,
  whatsapp: true,
  messenger: true,
  sms: true,
  email: true,
  x: true,
  facebook: true,
  telegram: true,
  qr: true,
  spoken: true,
  name: true,
  till: true,
} satisfies Record<Channel, true>;

/** How an invite travelled, in words. A channel that this version of the app does not know is not guessed at. */
export function describeChannel(channel: string, t: AdminTranslate): string {
  return t(isChannel(channel) ? `channel.${channel}` : 'channel.unknown');
}

/** A visit, with how the invite travelled where that is known. */
export function describeVisit(channel: string | null, t: AdminTranslate): string {
  if (channel === null || channel === 'link' || !isChannel(channel)) return t('ledger.invite_visited');
  return t('story.visited', { channel: t(`channel.${channel}`) });
}

function isChannel(text: string): text is Channel {
  return Object.hasOwn(named, text);
}
