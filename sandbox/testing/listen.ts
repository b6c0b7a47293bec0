import { once } from 'node:events';
import { createServer } from 'node:http';
import express, { type Router } from 'express';
import { onTestFinished } from 'vitest';

/** Serves routers on a port of its own until the test is over; answers the origin. */
export async function listen(...routers: Router[]): Promise<string> {
  const app = express();
  for (const router of routers) app.use(router);
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The test server has no port');
  return `http://127.0.0.1:${address.port}`;
}
