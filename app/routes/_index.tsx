import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { useRouteLoaderData } from '@remix-run/react';
import type { Language } from '#app/i18n/admin/language.ts';
import { OpenFromAdmin, PlainPage } from '#app/ui/plain-page.tsx';

/** Shopify opens the app's address with the shop in the query: that goes on to the admin pages. */
export function loader({ request }: LoaderFunctionArgs): Response | null {
  const { search, searchParams } = new URL(request.url);
  if (searchParams.has('shop')) return redirect(`/app${search}`);
  return null;
}

export default function Start() {
  const root = useRouteLoaderData<{ language: Language }>('root');
  return (
    <PlainPage language={root?.language ?? { locale: 'en', region: 'en' }}>
      <OpenFromAdmin />
    </PlainPage>
  );
}
