import { z } from 'zod';
import type { PublicText, PublishedInvite, PublishedProgram } from '#app/domain/invite/published.ts';

/**
 * Version 1 of everything the storefront may be told as data. The version stands in the path (`/proxy/v1/…`); shapes
 * only ever gain optional fields within it, because themes and cached scripts of many shops read them.
 */

export const publicTextSchema = z.strictObject({
  friend: z.string().max(200).nullable(),
  advocate: z.string().max(200).nullable(),
  minimum: z.string().max(50).nullable(),
}) satisfies z.ZodType<PublicText>;

export const publishedProgramSchema = z.strictObject({
  active: z.boolean(),
  joinByEmail: z.boolean(),
  welcomed: z.number().int().min(1).nullable(),
  invitePath: z.string().regex(/^(\/[\w-]+)+$/),
  texts: z.record(z.string().regex(/^[a-z]{2}$/), publicTextSchema),
}) satisfies z.ZodType<PublishedProgram>;

const count = z.number().int().min(0);

export const publishedInviteSchema = z.strictObject({
  code: z.string().regex(/^[A-Z0-9-]{3,40}$/),
  figures: z.strictObject({
    shares: count,
    visits: count,
    claims: count,
    friends: count,
    rewards: count,
    waiting: count,
  }),
}) satisfies z.ZodType<PublishedInvite>;

/** The answer of `{invitePath}/invite.json`. `message` is a sentence in the shopper's language. */
export const inviteAnswerSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('ready'), code: z.string(), link: z.url() }),
  z.strictObject({ status: z.literal('signed_out'), message: z.string() }),
  z.strictObject({
    status: z.literal('refused'),
    reason: z.enum(['no_active_program', 'not_eligible', 'unknown_customer', 'try_again']),
    message: z.string(),
  }),
]);
export type InviteAnswer = z.infer<typeof inviteAnswerSchema>;

/** What the landing page's form posts to `{invitePath}/claim`. */
export const claimFormSchema = z.object({
  invite: z.string().min(3).max(60),
  visit: z.string().min(3).max(40),
});
