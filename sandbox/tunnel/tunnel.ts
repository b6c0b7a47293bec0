import http from 'node:http';
import { pipeline } from 'node:stream';
import type { AppRegistration, SandboxUrls } from '../world/sandbox.ts';
import { page, escapeHtml } from './unreachable-page.ts';
import { withoutCdn, withSandboxAddress, withSandboxAncestor } from './rewrite-headers.ts';

/** Headers that belong to one connection and are never passed on. */
const hopByHop = ['connection', 'keep-alive', 'proxy-authenticate', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

export interface TunnelOptions {
  app: Pick<AppRegistration, 'listensAt'>;
  /** Read at each request: the addresses are known only once everything listens. */
  urls: () => Pick<SandboxUrls, 'admin' | 'tunnel'>;
}

/**
 * The app's address on the pretend internet: passes everything through to where the app listens, and changes only
 * what would lead a browser from the pretend Shopify to the real one.
 */
export function createTunnel(options: TunnelOptions): { handler: http.RequestListener; close(): void } {
  const agent = new http.Agent({ keepAlive: true });

  const handler: http.RequestListener = (request, response) => {
    const target = new URL(options.app.listensAt);
    const urls = options.urls();
    const upstream = http.request(
      {
        agent,
        hostname: target.hostname,
        port: target.port || 80,
        method: request.method,
        path: request.url,
        headers: forwardedHeaders(request),
      },
      (answer) => {
        const headers: http.OutgoingHttpHeaders = { ...answer.headers };
        for (const name of hopByHop) delete headers[name];
        const policy = answer.headers['content-security-policy'];
        if (policy) headers['content-security-policy'] = withSandboxAncestor(String(policy), urls.admin);
        if (answer.headers.location) headers['location'] = withSandboxAddress(answer.headers.location, urls.admin);
        const links = withoutCdn(String(answer.headers.link ?? ''));
        if (links) headers['link'] = links;
        else delete headers['link'];
        response.writeHead(answer.statusCode ?? 502, answer.statusMessage, headers);
        pipeline(answer, response, () => undefined);
      },
    );
    upstream.on('error', (error) => {
      if (response.headersSent) return void response.destroy();
      response.writeHead(502, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(page(escapeHtml(options.app.listensAt), escapeHtml(error.message)));
    });
    // A browser that goes away must not leave the app working for nobody.
    response.on('close', () => upstream.destroy());
    pipeline(request, upstream, () => undefined);
  };

  return { handler, close: () => agent.destroy() };
}

function forwardedHeaders(request: http.IncomingMessage): http.OutgoingHttpHeaders {
  const headers: http.OutgoingHttpHeaders = { ...request.headers };
  for (const name of hopByHop) if (name !== 'transfer-encoding') delete headers[name];
  const host = request.headers.host ?? '';
  const client = request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  const before = request.headers['x-forwarded-for'];
  return {
    ...headers,
    'x-forwarded-for': before ? `${String(before)}, ${client}` : client,
    'x-forwarded-host': request.headers['x-forwarded-host'] ?? host,
    'x-forwarded-proto': request.headers['x-forwarded-proto'] ?? 'http',
  };
}
