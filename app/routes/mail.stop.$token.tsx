import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { findMailStop } from '#app/db/mail-stops.server.ts';
import { findShop } from '#app/db/shops.ts';
import type { Language } from '#app/i18n/admin/language.ts';
import { stopMerchantMail } from '#app/operations/stop-merchant-mail.ts';
import { MessageCard, PlainPage } from '#app/ui/plain-page.tsx';
import { StopMailCard } from '#app/ui/stop-mail-card.tsx';
import { useText } from '#app/ui/text.tsx';

const headers = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' };

/** What the link in a mail to the merchant stops. Opening it stops nothing: mail programs open links, too. */
export async function loader({ params }: LoaderFunctionArgs) {
  const stop = findMailStop(params['token'] ?? '');
  const shop = stop === null ? null : await findShop(stop.shopId);
  if (stop === null || shop === null) return json({ kind: null, shop: '' }, { status: 404, headers });
  return json({ kind: stop.kind, shop: shop.name }, { headers });
}

/** One press of ours, or of the mail program's own button; the signature is all that it takes. */
export async function action({ params }: ActionFunctionArgs) {
  const stop = findMailStop(params['token'] ?? '');
  if (stop === null || (await findShop(stop.shopId)) === null) return json({ done: false }, { status: 404, headers });
  await stopMerchantMail({ ...stop, now: new Date() });
  return json({ done: true }, { headers });
}

export default function StopMail() {
  const root = useRouteLoaderData<{ language: Language }>('root');
  return (
    <PlainPage language={root?.language ?? { locale: 'en', region: 'en' }}>
      <Stop />
    </PlainPage>
  );
}

function Stop() {
  const t = useText();
  const { kind, shop } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  if (kind === null)
    return <MessageCard heading={t('settings.stop.unknownHeading')} body={t('settings.stop.unknownBody')} />;
  if (outcome?.done === true)
    return <MessageCard heading={t('settings.stop.doneHeading')} body={t('settings.stop.doneBody')} />;
  return <StopMailCard kind={kind} shop={shop} />;
}
