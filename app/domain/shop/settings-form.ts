import { z } from 'zod';
import { manyLines } from '../many-lines.ts';
import { readColor } from './accent.ts';
import { longestFooter, longestNote, longestSender, originDaysRange } from './settings-limits.ts';
import type { ShopSettings } from './settings.ts';

/** The settings of a shop as they are typed, page by page; empty stands for “as it is without us”. */
export interface SettingsForms {
  brand: { logoUrl: string; accent: string; senderName: string; replyTo: string; footer: string };
  privacy: { originDays: string };
  notifications: { email: string; weeklyDigest: boolean; dailyTasks: boolean };
  team: { note: string };
}
export type SettingsPart = keyof SettingsForms;

/** Why a typed setting cannot be taken. Each has its words in both languages of the admin. */
export type SettingProblem = 'not_https' | 'not_a_color' | 'not_an_email' | 'too_long' | 'not_in_range';
export type SettingProblems = Record<string, SettingProblem>;

const text = z.string().max(20_000);
/** What a form may be before anybody looks at what it says. */
export const settingsFormSchemas = {
  brand: z.strictObject({ logoUrl: text, accent: text, senderName: text, replyTo: text, footer: text }),
  privacy: z.strictObject({ originDays: text }),
  notifications: z.strictObject({ email: text, weeklyDigest: z.boolean(), dailyTasks: z.boolean() }),
  team: z.strictObject({ note: text }),
} satisfies { [Part in SettingsPart]: z.ZodType<SettingsForms[Part]> };

/** A page of the settings with what was typed into it. */
export type TypedPart = { [Part in SettingsPart]: { part: Part; form: SettingsForms[Part] } }[SettingsPart];

/** A page as a browser sends it, with what it had shown before; null for what no page of ours sends. */
export function readTypedPart(
  part: SettingsPart,
  texts: { seen: unknown; form: unknown },
): { seen: SettingsForms[SettingsPart]; typed: TypedPart } | null {
  const schema = settingsFormSchemas[part];
  const [seen, form] = [texts.seen, texts.form].map((text) => schema.safeParse(parseJson(text)));
  if (seen?.success !== true || form?.success !== true) return null;
  return { seen: seen.data, typed: { part, form: form.data } as TypedPart };
}

/** JSON that somebody sent; undefined for anything else. */
export function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

/** What is stored, as it stands in a form. */
export function toSettingsForm<Part extends SettingsPart>(part: Part, settings: ShopSettings): SettingsForms[Part] {
  const { brand, privacy, notifications, teamNote } = settings;
  const forms: SettingsForms = {
    brand: {
      logoUrl: brand.logoUrl ?? '',
      accent: brand.accent ?? '',
      senderName: brand.senderName ?? '',
      replyTo: brand.replyTo ?? '',
      footer: brand.footer,
    },
    privacy: { originDays: String(privacy.originDays) },
    notifications: { ...notifications, email: notifications.email ?? '' },
    team: { note: teamNote },
  };
  return forms[part];
}

type Reading<Value> = { ok: true; value: Value } | { ok: false; problems: SettingProblems };

/** Reads the brand as it was typed. Nothing here is ever asked for by us: a reader's browser loads the logo. */
export function readBrand(form: SettingsForms['brand']): Reading<ShopSettings['brand']> {
  const senderName = oneLine(form.senderName);
  const accent = form.accent.trim();
  const logoUrl = form.logoUrl.trim();
  const replyTo = form.replyTo.trim();
  const footer = manyLines(form.footer);
  return settle(
    {
      logoUrl: logoUrl || null,
      accent: readColor(accent),
      senderName: senderName || null,
      replyTo: replyTo || null,
      footer,
    },
    {
      logoUrl: logoUrl === '' || isHttps(logoUrl) ? null : 'not_https',
      accent: accent === '' || readColor(accent) !== null ? null : 'not_a_color',
      senderName: senderName.length > longestSender ? 'too_long' : null,
      replyTo: replyTo === '' || isEmail(replyTo) ? null : 'not_an_email',
      footer: footer.length > longestFooter ? 'too_long' : null,
    },
  );
}

export function readPrivacy(form: SettingsForms['privacy']): Reading<ShopSettings['privacy']> {
  const typed = form.originDays.trim();
  const originDays = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  const isInRange = originDays >= originDaysRange.least && originDays <= originDaysRange.most;
  return settle({ originDays }, { originDays: isInRange ? null : 'not_in_range' });
}

export function readNotifications(form: SettingsForms['notifications']): Reading<ShopSettings['notifications']> {
  const email = form.email.trim();
  return settle({ ...form, email: email || null }, { email: email === '' || isEmail(email) ? null : 'not_an_email' });
}

export function readTeamNote(form: SettingsForms['team']): Reading<string> {
  const note = manyLines(form.note);
  return settle(note, { note: note.length > longestNote ? 'too_long' : null });
}

function settle<Value>(value: Value, found: Record<string, SettingProblem | null>): Reading<Value> {
  const problems: SettingProblems = {};
  for (const [field, problem] of Object.entries(found)) if (problem !== null) problems[field] = problem;
  return Object.keys(problems).length === 0 ? { ok: true, value } : { ok: false, problems };
}

/** An address that a reader's mail program can load a picture from: https, a public name, nobody's password in it. */
function isHttps(typed: string): boolean {
  return (
    z
      .url({ protocol: /^https$/, hostname: z.regexes.domain })
      .max(2000)
      .safeParse(typed).success &&
    !/^https:\/\/[^/?#]*@/i.test(typed) &&
    !/[\s"'<>\\]/.test(typed)
  );
}

function isEmail(typed: string): boolean {
  return z.email().max(254).safeParse(typed).success;
}

/** A header has one line: what cannot be seen, line breaks first of all, becomes a space. */
function oneLine(typed: string): string {
  return typed.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
