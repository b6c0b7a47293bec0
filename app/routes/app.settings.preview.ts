import { json, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { listPrograms } from '#app/db/programs.ts';
import { getShopSettings } from '#app/db/shop-settings.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { parseJson, readBrand, settingsFormSchemas } from '#app/domain/shop/settings-form.ts';
import { settleWords, typedWordsSchema } from '#app/i18n/own-words.ts';
import { shopperLocales } from '#app/i18n/translate.ts';
import { renderPreview } from '#app/preview/render-preview.tsx';
import { previewSurfaceSchema } from '#app/preview/surfaces.ts';
import type { PreviewAnswer } from '#app/ui/preview-answer.ts';

const wish = z.object({
  surface: previewSurfaceSchema,
  locale: z.enum(shopperLocales),
  brand: z.preprocess(parseJson, settingsFormSchemas.brand).optional(),
  words: z.preprocess(parseJson, typedWordsSchema).optional(),
});

/** Draws the first program as customers would see it with the look or the words that are typed. Keeps nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const asked = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) throw new Response(null, { status: 400 });
  const { surface, locale, brand: typedBrand, words: typedWords } = asked.data;
  const [{ settings: stored }, listed] = await Promise.all([getShopSettings(shop.id), listPrograms(shop.id)]);
  const brand = typedBrand === undefined ? null : readBrand(typedBrand);
  if (brand?.ok === false) return json<PreviewAnswer>({ kind: 'unreadable' });
  const look = {
    brand: brand?.value ?? stored.brand,
    words: typedWords === undefined ? stored.words : { ...stored.words, [locale]: settleWords(locale, typedWords).own },
  };
  const programs = listed.map(({ program }) => program);
  const running =
    programs.find(({ status }) => status === 'active') ?? programs.find(({ status }) => status !== 'archived');
  const settings = running?.draft ?? defaultProgramSettings;
  const html = await renderPreview({ shop, settings, look, locale, surface, now: new Date() });
  return json<PreviewAnswer>(html === null ? { kind: 'nothing' } : { kind: 'shown', html });
}
