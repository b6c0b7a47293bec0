import express from 'express';
import { z } from 'zod';
import { read, RefusedRequest, route } from './http.ts';
import type { ControlParts } from './parts.ts';

const second = 1000;
const clockMove = z
  .strictObject({
    days: z.number().min(0).default(0),
    hours: z.number().min(0).default(0),
    minutes: z.number().min(0).default(0),
    seconds: z.number().min(0).default(0),
  })
  .transform(({ days, hours, minutes, seconds }) => (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * second);

/** The world as it is, its clock and its mails. */
export function worldRoutes(parts: ControlParts): express.Router {
  const router = express.Router();
  const { sandbox } = parts;

  router.get(
    '/',
    route(() => ({
      urls: sandbox.urls,
      app: { clientId: sandbox.app.clientId, handle: sandbox.app.handle, listensAt: sandbox.app.listensAt },
      now: sandbox.now().toISOString(),
      webhookSpeed: parts.webhooks.speed(),
      shops: Object.values(sandbox.world.shops).map((shop) => ({
        domain: shop.domain,
        name: shop.name,
        installed: shop.installation !== null,
        scopes: shop.installation?.scopes ?? [],
      })),
      misbehaviours: parts.misbehaviours.list(),
    })),
  );
  router.get(
    '/world',
    route(() => sandbox.world),
  );
  router.post(
    '/reset',
    route(() => parts.reset()),
  );
  router.post(
    '/clock',
    route((request) => {
      parts.advanceClock(read(clockMove, request));
      return { now: sandbox.now().toISOString() };
    }),
  );

  router.get(
    '/mails',
    route((request) => {
      const { to, subject } = request.query;
      return {
        mails: sandbox.world.mails.filter(
          (mail) =>
            (to === undefined || mail.to.includes(String(to))) &&
            (subject === undefined || mail.subject.includes(String(subject))),
        ),
      };
    }),
  );
  router.get(
    '/mails/:id',
    route((request) => {
      const mail = sandbox.world.mails.find((each) => each.id === request.params['id']);
      if (!mail) throw new RefusedRequest(404, 'There is no such mail.');
      return { mail };
    }),
  );
  router.delete(
    '/mails',
    route(() => {
      sandbox.world.mails = [];
      sandbox.changed();
    }),
  );
  return router;
}
