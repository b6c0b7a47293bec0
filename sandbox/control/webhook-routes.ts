import express from 'express';
import { z } from 'zod';
import type { Delivery } from '../webhooks/delivery.ts';
import { complianceBody, complianceTopics, type ComplianceTopic } from './compliance.ts';
import { read, RefusedRequest, requireShop, route } from './http.ts';
import type { ControlParts } from './parts.ts';

const sendBody = z.strictObject({ shop: z.string(), topic: z.string(), body: z.unknown() });
const complianceRequest = z.strictObject({
  topic: z.enum(complianceTopics),
  /** E-mail address or id of the customer. */
  customer: z.string().optional(),
});

/** Deliveries: list, wait for, repeat, send by hand, speed of retries; and the three compliance requests. */
export function webhookRoutes(parts: ControlParts): express.Router {
  const router = express.Router();
  const { webhooks, sandbox } = parts;

  router.get(
    '/webhooks',
    route((request) => ({ deliveries: webhooks.list().filter(matching(request.query)) })),
  );
  router.get(
    '/webhooks/idle',
    route(async (request) => ({
      idle: await webhooks.idle(
        z.coerce
          .number()
          .min(0)
          .parse(request.query['timeout'] ?? 10_000),
      ),
    })),
  );
  router.post(
    '/webhooks',
    route((request) => {
      const { shop, topic, body } = read(sendBody, request);
      webhooks.send(requireShop(parts, shop), topic, body);
    }),
  );
  router.post(
    '/webhooks/speed',
    route((request) => {
      webhooks.setSpeed(read(z.strictObject({ speed: z.number().positive() }), request).speed);
      return { speed: webhooks.speed() };
    }),
  );
  router.post(
    '/webhooks/:webhookId/redeliver',
    route(async (request) => {
      const attempt = await webhooks.redeliver(String(request.params['webhookId']));
      if (!attempt) throw new RefusedRequest(404, 'There is no delivery of that webhook id.');
      return { attempt };
    }),
  );
  router.post(
    '/shops/:shop/compliance',
    route((request) => {
      const shop = requireShop(parts, request.params['shop']);
      const asked = read(complianceRequest, request);
      const customer =
        shop.customers.find((each) => each.id === asked.customer || each.email === asked.customer) ?? null;
      const topic: ComplianceTopic = asked.topic;
      if (topic !== 'shop/redact' && !customer)
        throw new RefusedRequest(404, `${topic} needs a customer of this shop.`);
      webhooks.send(shop, topic, complianceBody(sandbox, shop, topic, customer));
    }),
  );
  return router;
}

function matching(query: express.Request['query']): (delivery: Delivery) => boolean {
  return (delivery) =>
    (query['topic'] === undefined || delivery.topic === query['topic']) &&
    (query['state'] === undefined || delivery.state === query['state']) &&
    (query['shop'] === undefined || delivery.shop === query['shop']);
}
