import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import { randomUUID } from 'node:crypto';
import express from 'express';
import { env } from '#app/env.server.ts';
import { log } from '#app/log.server.ts';

/** The web process: static files and the Remix build, with a shutdown that lets requests finish. */
const buildFile = new URL('./server/index.js', import.meta.url).href;
const build = (await import(buildFile)) as ServerBuild;

const web = express();
web.disable('x-powered-by');
// The app sits behind a proxy that ends TLS: the protocol and the client's address come from it.
web.set('trust proxy', 1);
web.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y' }));
web.use(express.static('build/client', { maxAge: '1h' }));
// One name for a request: in the log, and on the page that says that it failed. Ours always, whatever was sent along.
web.use((request, response, next) => {
  const id = randomUUID();
  request.headers['x-request-id'] = id;
  response.setHeader('X-Request-Id', id);
  next();
});
// Whatever the environment: in its other modes Remix answers a fault with the stack, to whoever asked.
const answer = createRequestHandler({ build, mode: 'production' });
// Not `all('*')`: Express would decode the path for its pattern and answer a broken one itself.
web.use((request, response, next) => void answer(request, response, next));

const server = web.listen(env.PORT, () => {
  log.info({ port: env.PORT }, 'The web process is ready.');
  process.send?.('ready');
});
server.on('error', (error: NodeJS.ErrnoException) => {
  log.error(error.code === 'EADDRINUSE' ? `Port ${env.PORT} is taken; set PORT to another.` : String(error));
  process.exit(1);
});
// Longer than a load balancer's, so that it never sends into a connection that just closed.
server.keepAliveTimeout = 65_000;

// A supervisor that was killed takes its processes with it.
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 10_000).unref();
  });
}
