import express from 'express';
import { html } from '../admin-frame/html.ts';
import { card, moment, sandboxPage } from '../admin-frame/pages/layout.ts';
import type { Attempt, Delivery } from './delivery.ts';
import type { WebhookSender } from './sender.ts';

/** The delivery log as pages: what was sent, what the app said, and a button to send it again. */
export function deliveryRouter(sender: WebhookSender): express.Router {
  const router = express.Router();
  const find = (id: string | undefined) => sender.list().find((each) => each.webhookId === id);
  router.get('/', (_request, response) => void response.send(listPage(sender)));
  router.get('/:webhookId', (request, response, next) => {
    const delivery = find(request.params['webhookId']);
    if (!delivery) return next();
    response.send(deliveryPage(delivery));
  });
  router.post('/:webhookId/redeliver', (request, response, next) => {
    const { webhookId } = request.params;
    sender.redeliver(String(webhookId)).then(() => response.redirect(303, `/deliveries/${String(webhookId)}`), next);
  });
  return router;
}

function listPage(sender: WebhookSender): string {
  const deliveries = sender.list();
  return sandboxPage({
    title: 'Webhook deliveries',
    body: card(
      `${deliveries.length} deliveries, retries ${sender.speed()} times as fast as Shopify's`,
      html`<div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Triggered</th>
              <th>Shop</th>
              <th>Topic</th>
              <th>State</th>
              <th>Answers</th>
            </tr>
          </thead>
          <tbody>
            ${deliveries.slice(0, 200).map(
              (each) =>
                html`<tr>
                  <td>${moment(each.triggeredAt)}</td>
                  <td>${each.shop}</td>
                  <td><a href="/deliveries/${each.webhookId}">${each.topic}</a></td>
                  <td>${each.state}</td>
                  <td>${each.attempts.map(answer).join(', ')}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
    ),
  });
}

function deliveryPage(delivery: Delivery): string {
  return sandboxPage({
    title: delivery.topic,
    crumbs: [{ label: 'Deliveries', href: '/deliveries' }],
    body: html`${card(
      delivery.state,
      html`<p>
          To ${delivery.uri} for ${delivery.shop}. Webhook id <code>${delivery.webhookId}</code>, event id
          <code>${delivery.eventId}</code>.
        </p>
        <ul class="rows">
          ${delivery.attempts.map((attempt) => html`<li><span>${moment(attempt.at)} ${attempt.kind}</span><span>${answer(attempt)} in ${attempt.durationMs} ms</span></li>`)}
        </ul>
        <form method="post" action="/deliveries/${delivery.webhookId}/redeliver">
          <button class="button">Send again</button>
        </form>`,
    )}
    ${card('Payload', html`<pre>${delivery.payload}</pre>`)}`,
  });
}

function answer(attempt: Attempt): string {
  return attempt.status === null ? (attempt.error ?? 'no answer') : String(attempt.status);
}
