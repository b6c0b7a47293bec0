import express from 'express';
import { parseExactly } from '../webhooks/payload.ts';
import { answerErrors, onlyJson, refuseOtherWebsites } from './http.ts';
import { misbehaviourRoutes } from './misbehaviour-routes.ts';
import { orderRoutes } from './order-routes.ts';
import type { ControlParts } from './parts.ts';
import { shopRoutes } from './shop-routes.ts';
import { themeRoutes } from './theme-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';
import { worldRoutes } from './world-routes.ts';

/** The HTTP interface that tests, the demo and people at a terminal steer the sandbox with; see sandbox/README.md. */
export function controlRouter(parts: ControlParts): express.Router {
  const router = express.Router();
  router.use(express.text({ type: 'application/json', limit: '2mb' }));
  router.use((request, _response, next) => {
    if (typeof request.body === 'string' && request.body !== '') request.body = parseExactly(request.body);
    else request.body = undefined;
    next();
  });
  router.use(refuseOtherWebsites, onlyJson);
  router.use(
    worldRoutes(parts),
    webhookRoutes(parts),
    misbehaviourRoutes(parts),
    shopRoutes(parts),
    themeRoutes(parts),
    orderRoutes(parts),
  );
  router.use((request, response) => {
    response.status(404).json({ error: `The control interface has no ${request.method} ${request.path}.` });
  });
  router.use(answerErrors);
  return router;
}
