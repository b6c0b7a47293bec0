import http from 'node:http';
import { signProxyQuery } from '../sandbox/proxy/signature.ts';

interface Answer {
  status: number;
  text: string;
}

/** A shopper's browser; what does not look like one is taken for a link preview. */
const userAgent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1';

/**
 * Asks the app's web process for storefront pages as Shopify's app proxy does, signature and all, without the online
 * store in between: its theme would be measured instead of the app.
 */
export class ProxyFront {
  readonly #place: { webUrl: string; shopDomain: string; secret: string; proxyPrefix: string };
  // As many connections as a proxy keeps to one origin; the rest wait their turn, and their wait is counted.
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 128 });

  constructor(place: { webUrl: string; shopDomain: string; secret: string; proxyPrefix: string }) {
    this.#place = place;
  }

  /** Opens an invite and answers the visit that the page carries. */
  async openInvite(code: string): Promise<string> {
    const { status, text } = await this.#ask('GET', `/i/${code}`, { via: 'whatsapp' }, null);
    const visit = /name="visit" value="([^"]+)"/.exec(text)?.[1];
    if (visit === undefined) throw new Error(`The landing page was answered ${status}: ${text.slice(0, 200)}`);
    return visit;
  }

  /** Claims for a visit; null when the app says that codes are being prepared. */
  async claim(invite: string, visit: string): Promise<string | null> {
    const { status, text } = await this.#ask('POST', '/claim', {}, new URLSearchParams({ invite, visit }).toString());
    if (status !== 200) throw new Error(`The claim was answered ${status}: ${text.slice(0, 200)}`);
    return /ricochet-page__code"[^>]*>\s*([A-Z0-9-]+)\s*</.exec(text)?.[1] ?? null;
  }

  async #ask(method: string, path: string, query: Record<string, string>, body: string | null): Promise<Answer> {
    const { webUrl, shopDomain, secret, proxyPrefix } = this.#place;
    const url = new URL(webUrl + path);
    const parameters = new URLSearchParams({
      ...query,
      shop: shopDomain,
      logged_in_customer_id: '',
      path_prefix: proxyPrefix,
      timestamp: String(Math.floor(Date.now() / 1000)),
    });
    parameters.append('signature', signProxyQuery(parameters, secret));
    url.search = parameters.toString();
    const headers = {
      'user-agent': userAgent,
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'ricochet.example',
      ...(body === null
        ? {}
        : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)) }),
    };
    return await new Promise((resolve, reject) => {
      const request = http.request(url, { method, headers, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        );
      });
      request.on('error', reject);
      request.end(body ?? undefined);
    });
  }
}
