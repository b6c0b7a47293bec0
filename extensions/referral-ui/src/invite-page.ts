import type { InviteCardAnswer } from './answers.ts';
import { host } from './host.ts';

/**
 * Where the shop's page for invites is, for when the app does not answer. Merchants may move it, so it is never guessed: this
 * is what the app said the last time that somebody looked here. Shopify keeps it in the browser, and forgets it when it likes.
 */
export async function recallInvitePage(): Promise<string | null> {
  try {
    const page: unknown = await host().storage.read(key());
    return typeof page === 'string' && /^https?:\/\//.test(page) ? page : null;
  } catch {
    // A browser that keeps nothing.
    return null;
  }
}

/** Keeps what the answer says of it, and forgets it once there is nothing to invite to. */
export async function keepInvitePage(answer: InviteCardAnswer): Promise<void> {
  try {
    if ('invitePage' in answer) await host().storage.write(key(), answer.invitePage);
    else if (isNothingToInviteTo(answer)) await host().storage.delete(key());
  } catch {
    // The same: the link for a bad hour is all that is lost.
  }
}

/** Nothing runs, or not for them: somebody who only wanted to see their order need not read about it. */
export function isNothingToInviteTo(answer: InviteCardAnswer): boolean {
  if (answer.status !== 'refused') return answer.status === 'none';
  return ['not_eligible', 'no_active_program', 'unknown_shop'].includes(answer.reason);
}

/** By shop: order pages of several shops may share a browser's memory. */
function key(): string {
  const given = host();
  return `invite-page ${'shop' in given ? given.shop.myshopifyDomain : ''}`;
}
