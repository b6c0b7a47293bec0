import { adminApiRouter, type AdminApiOptions } from '../admin-api/router.ts';
import { issueToken, useAccessToken } from '../oauth/access-tokens.ts';
import type { Shop } from '../world/types.ts';
import { listen } from './listen.ts';
import { createTestSandbox, type TestSandbox, type TestSandboxOptions } from './sandbox.ts';

/** One answer of the Admin API, read so that a test can look anywhere in it. */
export interface AdminAnswer {
  status: number;
  headers: Headers;
  body: GraphqlBody;
}

interface GraphqlBody {
  data?: Data;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
  extensions?: {
    cost: { requestedQueryCost: number; actualQueryCost: number | null; throttleStatus: Record<string, number> };
  };
}

/** Data of a GraphQL answer. */
export type Data = { [field: string]: unknown };

/** A test's app: a sandbox with the Admin API on a port, and a function that calls it as the app would. */
export interface AdminClient {
  sandbox: TestSandbox;
  origin: string;
  call(query: string, variables?: Record<string, unknown>, shop?: Shop): Promise<AdminAnswer>;
  /** The data of an answer without errors. */
  data(query: string, variables?: Record<string, unknown>): Promise<Data>;
  post(body: string, headers?: Record<string, string>, path?: string): Promise<Response>;
}

/** Starts a sandbox with an Admin API for one test, or opens the Admin API of one that is there. */
export async function openAdminApi(
  options: TestSandboxOptions & AdminApiOptions & { sandbox?: TestSandbox } = {},
): Promise<AdminClient> {
  const sandbox = options.sandbox ?? createTestSandbox(options);
  const origin = await listen(adminApiRouter(sandbox, options));
  const post: AdminClient['post'] = (body, headers = {}, path = '/admin/api/2026-10/graphql.json') =>
    fetch(origin + path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Forwarded-Host': sandbox.luma.domain,
        'X-Shopify-Access-Token': tokenFor(sandbox, sandbox.luma),
        ...headers,
      },
      body,
    });
  const call: AdminClient['call'] = async (query, variables = {}, shop = sandbox.luma) => {
    const response = await post(JSON.stringify({ query, variables }), {
      'X-Forwarded-Host': shop.domain,
      'X-Shopify-Access-Token': tokenFor(sandbox, shop),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as GraphqlBody };
  };
  const data: AdminClient['data'] = async (query, variables) => {
    const { body } = await call(query, variables);
    if (body.errors || !body.data) throw new Error(`The Admin API refused: ${JSON.stringify(body.errors)}`);
    return body.data;
  };
  return { sandbox, origin, call, data, post };
}

/** The newest token that still works, or a new one: a test may have moved the clock by hours. */
function tokenFor(sandbox: TestSandbox, shop: Shop): string {
  if (!shop.installation) return 'none';
  const last = shop.installation.tokens.at(-1)?.accessToken;
  if (last && useAccessToken(sandbox, shop, last)) return last;
  const wish = { kind: 'offline', expiring: true, userId: null, replaces: null } as const;
  return issueToken(sandbox, shop.installation, wish).accessToken;
}
