import type express from 'express';
import { z } from 'zod';
import type { ControlParts } from './parts.ts';
import { findShop } from './shops.ts';
import type { Shop } from '../world/types.ts';

/** A request that cannot be carried out; its message is the answer. */
export class RefusedRequest extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A route that may take its time; what it throws becomes an answer. */
export function route(work: (request: express.Request) => unknown): express.RequestHandler {
  return (request, response, next) => {
    Promise.resolve()
      .then(() => work(request))
      .then((answer) => void response.json(answer ?? { ok: true }))
      .catch(next);
  };
}

/** The request's JSON, checked. */
export function read<T extends z.ZodType>(schema: T, request: express.Request): z.infer<T> {
  return schema.parse(request.body === '' || request.body === undefined ? {} : request.body);
}

/** The shop that the request names, or a 404. */
export function requireShop(parts: ControlParts, name: string | undefined): Shop {
  const shop = findShop(parts.sandbox, name ?? '');
  if (!shop) throw new RefusedRequest(404, `There is no shop ${name ?? ''}.`);
  return shop;
}

/** Says in JSON what was wrong with a request. */
export const answerErrors: express.ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  if (error instanceof z.ZodError) return void response.status(400).json({ error: z.prettifyError(error) });
  if (error instanceof RefusedRequest) return void response.status(error.status).json({ error: error.message });
  if (error instanceof SyntaxError) return void response.status(400).json({ error: `Not JSON: ${error.message}` });
  response.status(500).json({ error: error instanceof Error ? error.message : String(error) });
};

/** Keeps a form on some other website from acting here through the browser of whoever runs the sandbox. */
export const refuseOtherWebsites: express.RequestHandler = (request, response, next) => {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead || request.headers['sec-fetch-site'] !== 'cross-site') return next();
  response.status(403).json({ error: 'Another website may not do this.' });
};

/** A browser sends JSON to another origin only when that origin allows it, which this one does not. */
export const onlyJson: express.RequestHandler = (request, response, next) => {
  if (request.headers['content-type'] === undefined || request.is('application/json')) return next();
  response.status(415).json({ error: 'Send JSON.' });
};
