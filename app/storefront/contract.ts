import { z } from 'zod';
import { shareChannels } from '#app/domain/invite/channel.ts';
import { surfaces } from '#app/domain/invite/surface.ts';
import {
  publicMessages,
  type PublicText,
  type PublishedInvite,
  type PublishedProgram,
} from '#app/domain/invite/published.ts';

/**
 * Version 1 of everything the storefront may be told as data. The version stands in the path (`/proxy/v1/…`); shapes
 * only ever gain optional fields within it, because themes and cached scripts of many shops read them.
 */

export const publicTextSchema = z.strictObject({
  friend: z.string().max(200).nullable(),
  advocate: z.string().max(200).nullable(),
  minimum: z.string().max(50).nullable(),
  messages: z.partialRecord(z.enum(publicMessages), z.string().min(1).max(1000)).exactOptional(),
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

/** What somebody without an account posts to `{invitePath}/join` or `{invitePath}/join.json`. */
export const joinFormSchema = z.object({ email: z.string().max(254) });

/** Why nobody is sent a link: never because of who the address belongs to. */
export const joinRequestRefusals = ['no_active_program', 'not_possible', 'malformed', 'too_many'] as const;

/**
 * The answer of `{invitePath}/join.json`: the same for every well-formed address, whoever it belongs to. `message` is a
 * sentence in the shopper's language.
 */
export const joinAnswerSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('sent'), message: z.string() }),
  z.strictObject({ status: z.literal('refused'), reason: z.enum(joinRequestRefusals), message: z.string() }),
]);
export type JoinAnswer = z.infer<typeof joinAnswerSchema>;

/** What the landing page's form posts to `{invitePath}/claim`. */
export const claimFormSchema = z.object({
  invite: z.string().min(3).max(60),
  visit: z.string().min(3).max(40),
  email: z.string().max(254).default(''),
  /** What the cart was marked with before; empty for nothing. */
  mark: z.string().max(200).default(''),
  /** The country that the page was in. Figures are told apart by it: what is no country's code is none. */
  market: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .catch(''),
});

/** What the welcome bar's form posts to `{invitePath}/claim`: what the cart carries of a claim that was made before. */
export const claimedFormSchema = z.strictObject({ mark: z.string().min(1).max(200) });

/** What the form of `{invitePath}/who` posts: a code or a name. */
export const whoFormSchema = z.object({ who: z.string().max(100) });

/** How a friend's invite stands, as the advocate reads it; `claimed` has no order yet. */
export const friendStates = ['claimed', 'waiting', 'counted', 'not_counted', 'taken_back'] as const;
export const dashboardRewardStates = ['waiting', 'ready', 'used_up', 'taken_back', 'not_given'] as const;

/**
 * Everything an advocate is told of their own invite. All texts are finished sentences in their language; dates are written
 * out. Nothing in it says who a friend is.
 */
export const dashboardSchema = z.strictObject({
  firstName: z.string(),
  code: z.string(),
  link: z.url(),
  /** What the program that runs for them promises, in one or two sentences; null while none does. */
  promise: z.string().nullable(),
  figures: publishedInviteSchema.shape.figures,
  friends: z.array(
    z.strictObject({
      /** Of the referral; null for a claim without an order. */
      id: z.string().nullable(),
      since: z.string(),
      state: z.enum(friendStates),
      stateText: z.string(),
      /** Why, in sentences. */
      reasons: z.array(z.string()),
      /** Whether the advocate may ask the shop for another look, or has. */
      look: z.enum(['possible', 'asked', 'none']),
    }),
  ),
  /** How many older ones are not listed. */
  moreFriends: count,
  rewards: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      state: z.enum(dashboardRewardStates),
      /** When it comes, until when it is good, or why it was not given or taken back. */
      details: z.array(z.string()),
      code: z.string().nullable(),
      /** Leads to the shop with the code applied; null where that is not how it is used. */
      useLink: z.url().nullable(),
    }),
  ),
  moreRewards: count,
  /** Whether friends find them by their name. */
  isFoundByName: z.boolean(),
});
export type Dashboard = z.infer<typeof dashboardSchema>;

/** The links that send an invite, ready to stand in `href`; each carries its channel. */
export const shareLinksSchema = z.strictObject({
  link: z.url(),
  copy: z.url(),
  /** For the device's own share sheet. */
  sheet: z.url(),
  /** The message beside it. */
  text: z.string(),
  whatsapp: z.url(),
  messenger: z.string(),
  sms: z.string(),
  email: z.string(),
  x: z.url(),
  facebook: z.url(),
  telegram: z.url(),
  /** Address of the QR code's picture. */
  qr: z.string(),
});
export type ShareLinks = z.infer<typeof shareLinksSchema>;

/** What a share button's beacon says, as a form. `id` is made in the browser, so that the same share counts once. */
export const shareFormSchema = z.object({
  id: z.string().regex(/^[\w-]{8,40}$/),
  channel: z.enum(shareChannels),
  surface: z.enum(surfaces),
  /** The private link's, where nobody is signed in. */
  token: z.string().max(200).optional(),
});
