import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireShop } from '#app/admin-shop.server.ts';
import { getShopSettings } from '#app/db/shop-settings.ts';
import { parseJson } from '#app/domain/shop/settings-form.ts';
import { describeWords } from '#app/i18n/describe-words.ts';
import { typedWordsSchema } from '#app/i18n/own-words.ts';
import { chooseShopperLocale, shopperLocales } from '#app/i18n/translate.ts';
import { saveOwnWords } from '#app/operations/save-own-words.ts';
import { settingsStatus } from '#app/ui/settings-outcome.ts';
import { SettingsWords } from '#app/ui/settings-words.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const { settings } = await getShopSettings(shop.id);
  const locale = chooseShopperLocale(new URL(request.url).searchParams.get('language'), shop.locale);
  const own = settings.words[locale] ?? {};
  return {
    locale,
    groups: describeWords(locale),
    own,
    changed: Object.fromEntries(shopperLocales.map((each) => [each, Object.keys(settings.words[each] ?? {}).length])),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const data = await request.formData();
  const [seen, typed] = ['seen', 'form'].map((name) => typedWordsSchema.safeParse(parseJson(data.get(name))));
  const locale = shopperLocales.find((each) => each === data.get('language'));
  if (seen?.success !== true || typed?.success !== true || locale === undefined)
    throw new Response(null, { status: 400 });
  const words = { seen: withoutEmpty(seen.data), typed: typed.data };
  const outcome = await saveOwnWords({ shopId: shop.id, locale, ...words, now: new Date() });
  return json(outcome, { status: 'refused' in outcome ? settingsStatus[outcome.refused] : 200 });
}

/** A field that holds nothing stands for our words, which are not stored. */
function withoutEmpty(words: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''));
}

export default function Words() {
  const data = useLoaderData<typeof loader>();
  // Each language has a form of its own.
  return <SettingsWords key={data.locale} {...data} />;
}
