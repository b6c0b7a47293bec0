import { z } from 'zod';
import type { PublishedInvite, PublishedProgram } from '#app/domain/invite/published.ts';

/**
 * Version 1 of everything the storefront may be told as data. The version stands in the path (`/proxy/v1/…`); shapes
 * only ever gain optional fields within it, because themes and cached scripts of many shops read them.
 */

export const publishedProgramSchema = z.strictObject({
  active: z.boolean(),
  invitePath: z.string().regex(/^(\/[\w-]+)+$/),
  friendPercent: z.number().int().min(1).max(100).nullable(),
  advocatePercent: z.number().int().min(1).max(100).nullable(),
  minimum: z
    .strictObject({ amount: z.string().regex(/^\d+(\.\d+)?$/), currency: z.string().regex(/^[A-Z]{3}$/) })
    .nullable(),
}) satisfies z.ZodType<PublishedProgram>;

export const publishedInviteSchema = z.strictObject({
  code: z.string().regex(/^[A-Z0-9-]{3,40}$/),
}) satisfies z.ZodType<PublishedInvite>;

/** The answer of `{invitePath}/invite.json`. `message` is a sentence in the shopper's language. */
export const inviteAnswerSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('ready'), code: z.string(), link: z.url() }),
  z.strictObject({ status: z.literal('signed_out'), message: z.string() }),
  z.strictObject({
    status: z.literal('refused'),
    reason: z.enum(['no_active_program', 'unknown_customer', 'try_again']),
    message: z.string(),
  }),
]);
export type InviteAnswer = z.infer<typeof inviteAnswerSchema>;

/** What the landing page's form posts to `{invitePath}/claim`. */
export const claimFormSchema = z.object({
  invite: z.string().min(3).max(60),
  visit: z.string().min(3).max(40),
});
