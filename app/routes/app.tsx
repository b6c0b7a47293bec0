import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { isRouteErrorResponse, Link, Outlet, useLoaderData, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { NavMenu } from '@shopify/app-bridge-react';
import { Page } from '@shopify/polaris';
import { AppProvider } from '@shopify/shopify-app-remix/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import type { ReactNode } from 'react';
import { requireShop } from '#app/admin-shop.server.ts';
import { env } from '#app/env.server.ts';
import { chooseLanguage, chooseLanguageByHeader, type Language } from '#app/i18n/admin/language.ts';
import adminStyles from '#app/ui/admin.css?url';
import { failedRequestId } from '#app/ui/held-requests.ts';
import { keepInFrame } from '#app/ui/keep-in-frame.ts';
import { FailureMessage, PlainPage, polarisWords } from '#app/ui/plain-page.tsx';
import { TextProvider, useText } from '#app/ui/text.tsx';
import { TroubleBanner } from '#app/ui/trouble-banner.tsx';

/** What every admin page needs to know about where it runs. */
interface Frame {
  apiKey: string;
  appBridgeUrl: string | null;
  language: Language;
  timeZone: string;
}

export async function loader({ request }: LoaderFunctionArgs): Promise<Frame> {
  const { shop } = await requireShop(request);
  const asked = new URL(request.url).searchParams.get('locale');
  return {
    apiKey: env.SHOPIFY_API_KEY,
    appBridgeUrl: env.APP_BRIDGE_URL ?? null,
    language: chooseLanguage(asked ?? shop.locale),
    timeZone: shop.timeZone,
  };
}

/** Shopify says the merchant's language on the first document only: it is kept while they move around in the app. */
export function shouldRevalidate(): boolean {
  return false;
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: adminStyles }];
export const headers: HeadersFunction = (all) => boundary.headers(all);
export const meta: MetaFunction = () => [{ title: 'Ricochet' }];

export default function App() {
  return (
    <AdminFrame frame={useLoaderData<typeof loader>()}>
      <Outlet />
    </AdminFrame>
  );
}

function AdminFrame({ frame, children }: { frame: Frame; children: ReactNode }) {
  return (
    <>
      <script dangerouslySetInnerHTML={{ __html: keepInFrame }} />
      <AppProvider
        isEmbeddedApp
        apiKey={frame.apiKey}
        i18n={polarisWords[frame.language.locale]}
        __APP_BRIDGE_URL={frame.appBridgeUrl ?? undefined}
      >
        <TextProvider language={frame.language} timeZone={frame.timeZone}>
          <Navigation />
          <TroubleBanner />
          <main>{children}</main>
        </TextProvider>
      </AppProvider>
    </>
  );
}

function Navigation() {
  const t = useText();
  return (
    <NavMenu>
      {/* App Bridge asks for the start page here and does not show it as an item. */}
      <Link to="/app" rel="home">
        {t('nav.home')}
      </Link>
      <Link to="/app/programs">{t('nav.programs')}</Link>
      <Link to="/app/review">{t('nav.review')}</Link>
      <Link to="/app/referrals">{t('nav.referrals')}</Link>
      <Link to="/app/advocates">{t('nav.advocates')}</Link>
      <Link to="/app/rewards">{t('nav.rewards')}</Link>
      <Link to="/app/reports">{t('nav.reports')}</Link>
      <Link to="/app/settings">{t('nav.settings')}</Link>
    </NavMenu>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const frame = useRouteLoaderData<typeof loader>('routes/app');
  const root = useRouteLoaderData<{ language: Language; requestId: string | null }>('root');
  const message = (
    <FailureMessage
      status={isRouteErrorResponse(error) ? error.status : 500}
      homeUrl="/app"
      requestId={failedRequestId() ?? root?.requestId ?? null}
    />
  );
  if (frame === undefined)
    return <PlainPage language={root?.language ?? chooseLanguageByHeader(null)}>{message}</PlainPage>;
  return (
    <AdminFrame frame={frame}>
      <Page narrowWidth>{message}</Page>
    </AdminFrame>
  );
}
