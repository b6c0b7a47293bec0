import { setTimeout } from 'node:timers/promises';
import express, { Router, type Request, type Response as ExpressResponse } from 'express';
import type { MisbehaviourKind, Sandbox } from '../world/sandbox.ts';
import type { Id, Shop } from '../world/types.ts';
import { askApp } from './follow.ts';
import { requestHeaders, responseHeaders } from './headers.ts';
import { signProxyQuery } from './signature.ts';

/** What only Shopify may say; a shopper's own parameters of these names are dropped. */
const RESERVED = ['shop', 'logged_in_customer_id', 'path_prefix', 'timestamp', 'signature'];

export interface ProxyFrontOptions {
  sandbox: Sandbox;
  shop: () => Shop;
  /** Who is signed in to the storefront. */
  customerId: (request: Request) => Id | null;
  clientIp: (request: Request) => string;
  /** Renders Liquid that the app answered, in the theme of the page that was asked for. */
  render: (request: Request, liquid: string) => Promise<string>;
}

/** The app proxy as the storefront has it, to be mounted at /{prefix}/{subpath}. */
export function createProxyFront(options: ProxyFrontOptions): Router {
  const router = Router();
  router.use(express.raw({ type: () => true, limit: '2mb' }));
  router.use((request, response, next) => {
    pass(options, request, response).catch(next);
  });
  return router;
}

async function pass(options: ProxyFrontOptions, request: Request, response: ExpressResponse): Promise<void> {
  if (options.shop().installation === null) return thirdPartyError(response, 404);
  if (await misbehaves(options, request, response)) return;
  let answer: Response;
  let body: Buffer;
  try {
    const headers = requestHeaders(request.headers, options.clientIp(request), request.headers.host ?? '');
    const sent = Buffer.isBuffer(request.body) && request.body.length > 0 ? new Uint8Array(request.body) : null;
    answer = await askApp(appUrl(options, request), { method: request.method, headers, body: sent });
    body = Buffer.from(await answer.arrayBuffer());
  } catch {
    // Nobody at the app's address, no answer in time, or a redirect that leads away.
    return thirdPartyError(response, 502);
  }
  if (answer.status >= 500) return thirdPartyError(response, answer.status);
  const type = answer.headers.get('content-type') ?? '';
  response.status(answer.status);
  for (const [name, value] of responseHeaders(answer.headers)) response.setHeader(name, value);
  if (!/^application\/liquid\b/i.test(type)) return void response.end(body);
  const html = await options.render(request, body.toString('utf8'));
  response.type('html').send(html);
}

/** What the control interface asked for: an app that is slow, that fails, or a connection that breaks. */
async function misbehaves(
  { sandbox, shop }: ProxyFrontOptions,
  request: Request,
  response: ExpressResponse,
): Promise<boolean> {
  const strikes = (kind: MisbehaviourKind) => sandbox.misbehaviour.strikes(kind, shop(), request.path);
  const slow = strikes('proxy.slow');
  if (slow) await setTimeout(slow.delayMs ?? 2000);
  if (strikes('proxy.cut')) {
    request.socket.destroy();
    return true;
  }
  const failure = strikes('proxy.server-error');
  if (failure) thirdPartyError(response, Number(failure.code ?? 500));
  return failure !== null;
}

/** The address at the app: the path behind the proxy's, the shopper's parameters, then Shopify's own and the signature. */
function appUrl({ sandbox, shop, customerId }: ProxyFrontOptions, request: Request): URL {
  const { proxy, secrets } = sandbox.app;
  const [rest = '', query = ''] = splitOnce(request.url, '?');
  const url = new URL(`${proxy.path}${rest === '/' ? '' : rest}`, sandbox.urls.tunnel);
  const parameters = new URLSearchParams(query);
  for (const name of RESERVED) parameters.delete(name);
  parameters.append('shop', shop().domain);
  parameters.append('logged_in_customer_id', customerId(request) ?? '');
  parameters.append('path_prefix', `/${proxy.prefix}/${proxy.subpath}`);
  // The wire's real time, not the sandbox's: the app compares it with its own clock, which nobody can move.
  parameters.append('timestamp', String(Math.floor(Date.now() / 1000)));
  parameters.append('signature', signProxyQuery(parameters, secrets.at(-1) ?? ''));
  url.search = parameters.toString();
  return url;
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function thirdPartyError(response: ExpressResponse, status: number): void {
  response.status(status).set('Cache-Control', 'no-store').type('html');
  response.send(
    '<!doctype html><html><head><title>Error</title></head><body><h1>There was an error in the third-party application.</h1><p>Please try again in a few minutes.</p></body></html>',
  );
}
