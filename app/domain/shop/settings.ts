import { z } from 'zod';

const color = z.string().regex(/^#[0-9a-f]{6}$/);
const httpsUrl = z.url({ protocol: /^https$/ }).max(2000);
const email = z.email().max(254);

const ownWords = z.record(z.string(), z.string().trim().min(1).max(1000));

/** What the merchant sets for the whole shop. Kept as JSON with its own version; always parsed, never cast. */
export const shopSettingsSchema = z.object({
  version: z.literal(1),
  /** How pages and mails look; null for our plain look. */
  brand: z.object({
    logoUrl: httpsUrl.nullable(),
    /** Of buttons, such as `#1f6f54`; what is written on it is chosen to be readable. */
    accent: color.nullable(),
    /** Who mails come from, as people read it; null for the shop's name. */
    senderName: z.string().trim().min(1).max(60).nullable(),
    /** Where answers to mails go; null for the shop's own address. */
    replyTo: email.nullable(),
    /** Under every mail: the postal address, as many countries' law asks for it. */
    footer: z.string().trim().max(500),
  }),
  /** The merchant's own words in place of ours, by language and key; see editableWords. */
  words: z.record(z.string(), ownWords),
  privacy: z.object({
    /** Days after which a visit forgets where it came from (keyed hashes of address and device). */
    originDays: z.number().int().min(7).max(365),
  }),
  /** Mails to the merchant. */
  notifications: z.object({
    /** Where they go; null for the shop's own address. */
    email: email.nullable(),
    /** The week's figures with one suggestion, on Mondays. */
    weeklyDigest: z.boolean(),
    /** What waits for the merchant, once a day and only when something new does. */
    dailyTasks: z.boolean(),
  }),
  /** What those who work in the shop should know, such as how held referrals are decided here. */
  teamNote: z.string().max(5000),
  /** When the team note was last changed; null while there is none. */
  teamNoteAt: z.iso.datetime().nullable().default(null),
});
export type ShopSettings = z.infer<typeof shopSettingsSchema>;
export type Brand = ShopSettings['brand'];

export const defaultShopSettings: ShopSettings = {
  version: 1,
  brand: { logoUrl: null, accent: null, senderName: null, replyTo: null, footer: '' },
  words: {},
  privacy: { originDays: 120 },
  notifications: { email: null, weeklyDigest: true, dailyTasks: true },
  teamNote: '',
  teamNoteAt: null,
};

/** The part that a shopper's page needs, in one language: no page reads the words of eight. */
export const shopperLookSchema = z.object({ accent: color.nullable(), words: ownWords });
export type ShopperLook = z.infer<typeof shopperLookSchema>;

/** Reads stored settings; throws when a row holds something this program cannot know. */
export function parseShopSettings(json: unknown): ShopSettings {
  return shopSettingsSchema.parse(json);
}
