import { json, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { getShopSettings } from '#app/db/shop-settings.ts';
import { readProgramForm } from '#app/domain/program/form-json.ts';
import { parseProgramForm } from '#app/domain/program/form.ts';
import { shopperLocales } from '#app/i18n/translate.ts';
import { renderPreview } from '#app/preview/render-preview.tsx';
import { previewSurfaceSchema } from '#app/preview/surfaces.ts';
import type { PreviewAnswer } from '#app/ui/preview-answer.ts';

const wish = z.object({
  surface: previewSurfaceSchema,
  locale: z.enum(shopperLocales),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

/** Draws a draft as customers would see it. Reads the shop's look and nothing else, and keeps nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const data = await request.formData();
  const asked = wish.safeParse(Object.fromEntries(data));
  const form = readProgramForm(data.get('form'));
  if (!asked.success || form === null) throw new Response(null, { status: 400 });
  const { surface, locale, currency } = asked.data;
  // The name is the merchant's own: nothing that customers see waits for it.
  const parsed = parseProgramForm({ ...form, name: 'draft' }, { currency });
  if (!parsed.ok) return json<PreviewAnswer>({ kind: 'unreadable' });
  const { settings: look } = await getShopSettings(shop.id);
  const html = await renderPreview({ shop, settings: parsed.settings, look, locale, surface, now: new Date() });
  return json<PreviewAnswer>(html === null ? { kind: 'nothing' } : { kind: 'shown', html });
}
