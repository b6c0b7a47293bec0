/**
 * Loaded into the web process by the benchmarks: adds a route that verifies a webhook and does nothing else, on the
 * same Express, the same Remix and the same process as the one that is shipped. The shipped build has no such route.
 */
import path from 'node:path';
import type { ActionFunctionArgs, ServerBuild } from '@remix-run/node';
import { apiSecrets } from '#app/env.server.ts';
import { isSignedByShopify } from '#app/webhook-door.server.ts';

const build = (await import(path.resolve('build/server/index.js'))) as ServerBuild;
build.routes['routes/bare-webhook'] = {
  id: 'routes/bare-webhook',
  parentId: 'root',
  path: 'bare-webhook',
  // Without a default export it is an endpoint rather than a page, like the routes of the webhooks.
  module: { default: undefined, action: verifyOnly },
};

async function verifyOnly({ request }: ActionFunctionArgs): Promise<Response> {
  const body = Buffer.from(await request.arrayBuffer());
  const isSigned = isSignedByShopify(body, request.headers.get('X-Shopify-Hmac-Sha256'), apiSecrets);
  return new Response(null, { status: isSigned ? 200 : 401 });
}
