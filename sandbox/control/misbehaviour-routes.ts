import express from 'express';
import { z } from 'zod';
import { read, route } from './http.ts';
import { misbehaviourKinds } from './misbehaviour.ts';
import type { ControlParts } from './parts.ts';
import { findShop } from './shops.ts';

const rule = z
  .strictObject({
    kind: z.enum(misbehaviourKinds),
    count: z.number().int().positive().optional(),
    probability: z.number().min(0).max(1).optional(),
    shop: z.string().optional(),
    operation: z.string().optional(),
    delayMs: z.number().min(0).optional(),
    code: z.string().optional(),
    message: z.string().optional(),
    retryAfterSeconds: z.number().min(0).optional(),
    times: z.number().int().positive().optional(),
  })
  .transform((asked) => ({
    ...asked,
    // With neither a count nor a chance it happens once: the gentlest reading.
    count: asked.count ?? (asked.probability === undefined ? 1 : null),
    probability: asked.probability ?? 1,
    shop: asked.shop ?? null,
    operation: asked.operation ?? null,
  }));

/** What shall go wrong: add, list, clear, and start the dice over. */
export function misbehaviourRoutes(parts: ControlParts): express.Router {
  const router = express.Router();
  const { misbehaviours, sandbox } = parts;

  router.get(
    '/misbehaviours',
    route(() => ({ misbehaviours: misbehaviours.list() })),
  );
  router.post(
    '/misbehaviours',
    route((request) => {
      const asked = read(rule, request);
      const shop = asked.shop === null ? null : (findShop(sandbox, asked.shop)?.domain ?? asked.shop);
      return { misbehaviour: misbehaviours.add({ ...asked, shop }) };
    }),
  );
  router.post(
    '/misbehaviours/seed',
    route((request) => misbehaviours.seed(read(z.strictObject({ seed: z.number().int() }), request).seed)),
  );
  router.delete(
    '/misbehaviours',
    route(() => misbehaviours.clear()),
  );
  router.delete(
    '/misbehaviours/:id',
    route((request) => misbehaviours.clear(Number(request.params['id']))),
  );
  return router;
}
