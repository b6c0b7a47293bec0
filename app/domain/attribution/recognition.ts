import { z } from 'zod';
import { channels } from '../invite/channel.ts';

/**
 * How an order was recognised as a friend's, the strongest first: what the friend used, what their cart carried, the page
 * they came in by, what they had claimed before, and the invite that was typed in with the order. It says nothing of who
 * anybody is; an invite code would, because it is made of a name.
 */
export const recognitionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('friend_code'), code: z.string() }),
  z.object({ kind: z.literal('cart_mark'), of: z.enum(['claim', 'visit']) }),
  z.object({ kind: z.literal('landing_page'), channel: z.enum(channels) }),
  z.object({ kind: z.literal('claim_of_buyer'), by: z.enum(['customer', 'email']) }),
  z.object({ kind: z.literal('invite_entered'), place: z.enum(['attribute', 'note']) }),
]);
export type Recognition = z.infer<typeof recognitionSchema>;
export type RecognitionKind = Recognition['kind'];

export const recognitionKinds = [
  'friend_code',
  'cart_mark',
  'landing_page',
  'claim_of_buyer',
  'invite_entered',
] as const satisfies readonly RecognitionKind[];

/** The friend code that an order used; null when it was recognised by something else, so that the friend got nothing. */
export function usedFriendCode(evidence: readonly { kind: string }[], { friendCode }: { friendCode: string | null }) {
  return evidence.some(({ kind }) => kind === 'friend_code') ? friendCode : null;
}
