import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

interface Door {
  origin: string;
  close(): Promise<void>;
}
type Route = (args: {
  request: Request;
  params: Record<string, string>;
  context: Record<string, never>;
}) => Promise<Response> | Response;

/** The webhook routes by their address, loaded at the first delivery: the app may only be loaded once all is set up. */
const addresses = {
  '/webhooks/orders/paid': () => import('#app/routes/webhooks.orders.paid.ts'),
  '/webhooks/orders/cancelled': () => import('#app/routes/webhooks.orders.cancelled.ts'),
  '/webhooks/orders/fulfilled': () => import('#app/routes/webhooks.orders.fulfilled.ts'),
  '/webhooks/orders/updated': () => import('#app/routes/webhooks.orders.updated.ts'),
  '/webhooks/refunds/create': () => import('#app/routes/webhooks.refunds.create.ts'),
  '/webhooks/app/uninstalled': () => import('#app/routes/webhooks.app.uninstalled.ts'),
  '/webhooks/app/scopes-update': () => import('#app/routes/webhooks.app.scopes-update.ts'),
  '/webhooks/customers/data-request': () => import('#app/routes/webhooks.customers.data-request.ts'),
  '/webhooks/customers/redact': () => import('#app/routes/webhooks.customers.redact.ts'),
  '/webhooks/shop/redact': () => import('#app/routes/webhooks.shop.redact.ts'),
} satisfies Record<string, () => Promise<{ action: Route; loader: Route }>>;

/** Listens where the app would and answers webhooks with the app's own routes, over real HTTP. */
export async function startDoor(): Promise<Door> {
  const server = createServer((incoming, outgoing) => {
    void answer(incoming.url ?? '/', incoming.method ?? 'GET', incoming.headers, incoming).then(
      async (response) => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        outgoing.end(await response.text());
      },
      (error: unknown) => outgoing.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  path: string,
  method: string,
  headers: NodeJS.Dict<string | string[]>,
  body: NodeJS.ReadableStream,
): Promise<Response> {
  const load = Object.entries(addresses).find(([address]) => address === path)?.[1];
  if (load === undefined) return new Response('No route answers here.', { status: 404 });
  const { action, loader } = await load();
  const isRead = method === 'GET' || method === 'HEAD';
  const request = new Request(`http://ricochet.test${path}`, {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
    body: isRead ? null : new Uint8Array(await buffer(body)),
  });
  return await (isRead ? loader : action)({ request, params: {}, context: {} });
}
