import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import polarisStyles from '@shopify/polaris/build/esm/styles.css?url';
import type { ReactNode } from 'react';
import { chooseLanguage, chooseLanguageByHeader, type Language } from '#app/i18n/admin/language.ts';
import { FailureMessage, PlainPage } from '#app/ui/plain-page.tsx';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: polarisStyles }];

/** The language of the document, as far as it is known before anybody signed in, and how the log names its request. */
export function loader({ request }: LoaderFunctionArgs): { language: Language; requestId: string | null } {
  const asked = new URL(request.url).searchParams.get('locale');
  return {
    language: asked === null ? chooseLanguageByHeader(request.headers.get('accept-language')) : chooseLanguage(asked),
    requestId: request.headers.get('x-request-id'),
  };
}

/** Moving around in the app never changes the language, and its addresses do not carry it. */
export function shouldRevalidate(): boolean {
  return false;
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root');
  const admin = useRouteLoaderData<{ language: Language }>('routes/app');
  return (
    <html lang={(admin ?? root)?.language.locale ?? 'en'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const root = useRouteLoaderData<typeof loader>('root');
  return (
    <PlainPage language={root?.language ?? { locale: 'en', region: 'en' }}>
      <FailureMessage
        status={isRouteErrorResponse(error) ? error.status : 500}
        homeUrl="/"
        requestId={root?.requestId ?? null}
      />
    </PlainPage>
  );
}
