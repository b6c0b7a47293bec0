import { z } from 'zod';
import { dashboardSchema, shareLinksSchema } from './contract.ts';

/**
 * Version 1 of what `/ui/v1/…` tells the UI extensions (extensions/referral-ui, which has the same shapes as types; the
 * test beside this file holds the two together). Every shop reads it with the version of the extensions that was released
 * to it last: shapes only ever gain optional fields. Every text is a finished sentence in the buyer's language.
 */

const promise = z.string();
/** The shop's own page for invites. The card keeps the address for when the app does not answer. */
const invitePage = z.url();
/** What an extension can share with; `qr` is what a QR code says, since Shopify draws it. */
const links = shareLinksSchema
  .pick({ link: true, copy: true, whatsapp: true, email: true, sms: true, facebook: true, x: true, telegram: true })
  .extend({ qr: z.url() });
export type UiLinks = z.infer<typeof links>;

const none = z.strictObject({ status: z.literal('none') });
/** Nobody we know: what it is about, and where in the online store they sign in, or join with an e-mail address. */
const signedOut = z.strictObject({
  status: z.literal('signed_out'),
  promise,
  invitePage,
  joinPage: z.url().nullable(),
});
/** A customer who has no link yet: asking for it is theirs to do. */
const possible = z.strictObject({ status: z.literal('possible'), promise, invitePage });
const refused = z.strictObject({
  status: z.literal('refused'),
  reason: z.enum([
    'no_active_program',
    'not_eligible',
    'unknown_customer',
    'try_again',
    'not_signed',
    'unknown_shop',
    'wrong_method',
    'malformed',
    'cannot_ask',
  ]),
  message: z.string(),
});
export type UiRefusal = z.infer<typeof refused>;

/** `GET /ui/v1/invite`, and `POST` of somebody who wants their link. */
export const inviteCardSchema = z.discriminatedUnion('status', [
  none,
  signedOut,
  possible,
  z.strictObject({ status: z.literal('ready'), promise, invitePage, code: z.string(), links }),
  refused,
]);
export type InviteCard = z.infer<typeof inviteCardSchema>;

/** `GET /ui/v1/dashboard`. */
export const uiDashboardSchema = z.discriminatedUnion('status', [
  none,
  signedOut,
  possible,
  z.strictObject({ status: z.literal('ready'), dashboard: dashboardSchema, links }),
  refused,
]);
export type UiDashboard = z.infer<typeof uiDashboardSchema>;

/** `POST /ui/v1/look`. */
export const lookAnswerSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('asked'), message: z.string() }),
  refused,
]);
export type LookAnswer = z.infer<typeof lookAnswerSchema>;

export const lookFormSchema = z.object({ referral: z.string().min(3).max(40) });
