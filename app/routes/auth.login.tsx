import { useRouteLoaderData } from '@remix-run/react';
import type { Language } from '#app/i18n/admin/language.ts';
import { OpenFromAdmin, PlainPage } from '#app/ui/plain-page.tsx';

/**
 * Where the library sends requests that do not say which shop they are for. Nobody is asked to type an address: the app
 * is opened from the Shopify admin, which says it.
 */
export default function SignIn() {
  const root = useRouteLoaderData<{ language: Language }>('root');
  return (
    <PlainPage language={root?.language ?? { locale: 'en', region: 'en' }}>
      <OpenFromAdmin />
    </PlainPage>
  );
}
