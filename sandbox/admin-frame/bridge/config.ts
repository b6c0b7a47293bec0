export interface BridgeConfig {
  apiKey: string;
  appOrigins: string[];
  host: string;
  shop: string;
  locale: string;
}

const storageKey = 'app-bridge-stand-in';

/**
 * API key from the script tag or the meta tag, the rest from the page's address. Pages reached inside the app have
 * no such parameters, so that the last ones are kept for the life of the tab.
 */
export function readConfig(script: HTMLScriptElement | null): BridgeConfig {
  const address = new URL(location.href).searchParams;
  const kept = readKept();
  const config: BridgeConfig = {
    apiKey: script?.dataset['apiKey'] || meta('shopify-api-key'),
    appOrigins: meta('shopify-app-origins')
      .split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
    host: address.get('host') ?? kept['host'] ?? '',
    shop: address.get('shop') ?? kept['shop'] ?? '',
    locale: address.get('locale') ?? kept['locale'] ?? 'en',
  };
  keep({ host: config.host, shop: config.shop, locale: config.locale });
  return config;
}

function meta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}

function readKept(): Record<string, string | undefined> {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Record<string, string | undefined>;
  } catch {
    // Storage may be shut off for framed pages; then only the address is left.
    return {};
  }
}

function keep(values: Record<string, string>): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(values));
  } catch {
    // As above.
  }
}
