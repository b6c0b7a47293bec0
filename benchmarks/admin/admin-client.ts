import { mintSessionToken } from '../../sandbox/oauth/session-token.ts';
import type { Shop } from '../../sandbox/world/types.ts';
import type { Stage } from '../stage.ts';

/** A merchant's browser on one page of the app after another: what it asks when somebody follows a link. */
export class AdminClient {
  readonly #stage: Stage;
  readonly #shop: Shop;

  constructor(stage: Stage, shop: Shop) {
    this.#stage = stage;
    this.#shop = shop;
  }

  /** Asks one route's loader, with a session token as Shopify signs them; throws what is not a page. */
  async load(file: string, address: string): Promise<unknown> {
    const route = `routes/${file.replace(/\.tsx?$/, '')}`;
    const url = new URL(address, this.#stage.webUrl);
    url.searchParams.set('_data', route);
    const token = mintSessionToken(this.#stage.sandbox.sandbox, this.#shop);
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { Authorization: `Bearer ${token}`, 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/153' },
    });
    const text = await answer.text();
    if (answer.status >= 300 || answer.headers.has('X-Remix-Error'))
      throw new Error(`${address} (${route}) answered ${answer.status}: ${text.slice(0, 300)}`);
    return answer.headers.get('Content-Type')?.includes('json') === true ? JSON.parse(text) : text;
  }
}
