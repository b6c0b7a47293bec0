import express from 'express';
import { html } from '../admin-frame/html.ts';
import { card, moment, sandboxPage } from '../admin-frame/pages/layout.ts';
import type { Sandbox } from '../world/sandbox.ts';
import type { Mail } from '../world/types.ts';

/** The mailbox: what was caught, newest first, and each mail as a reader would see it. */
export function mailRouter(sandbox: Sandbox): express.Router {
  const router = express.Router();
  router.get('/', (_request, response) => void response.send(mailboxPage(sandbox)));
  router.get('/:id', (request, response, next) => {
    const mail = sandbox.world.mails.find((each) => each.id === request.params['id']);
    if (!mail) return next();
    response.send(mailPage(sandbox, mail));
  });
  router.get('/:id/html', (request, response, next) => {
    const mail = sandbox.world.mails.find((each) => each.id === request.params['id']);
    if (mail?.html === null || mail === undefined) return next();
    // Somebody else's markup: no script of it runs, wherever it is opened.
    response.set('content-security-policy', "sandbox allow-popups allow-popups-to-escape-sandbox; script-src 'none'");
    // A link in a mail opens a page of its own, not one inside the mail.
    response.type('html').send(`<base target="_blank">${withSandboxLinks(sandbox, mail.html)}`);
  });
  router.post('/clear', (_request, response) => {
    sandbox.world.mails = [];
    sandbox.changed();
    response.redirect(303, '/mail');
  });
  return router;
}

/** Links to a shop lead to its storefront here; the raw mail keeps what the app wrote. */
export function withSandboxLinks(sandbox: Pick<Sandbox, 'urls'>, markup: string): string {
  return Object.entries(sandbox.urls.storefronts).reduce(
    (text, [domain, storefront]) => text.replaceAll(`https://${domain}`, storefront),
    markup,
  );
}

function mailboxPage(sandbox: Sandbox): string {
  const mails = [...sandbox.world.mails].reverse();
  return sandboxPage({
    title: 'Mailbox',
    body: card(
      `${mails.length} mails`,
      html`${
        mails.length === 0
          ? html`<p>Nothing yet. Mails sent to ${sandbox.urls.smtp} are shown here.</p>`
          : html`<div class="scroll">
                <table>
                  <thead>
                    <tr>
                      <th>Received</th>
                      <th>To</th>
                      <th>Subject</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${mails.map(
                      (mail) =>
                        html`<tr>
                          <td>${moment(mail.receivedAt)}</td>
                          <td>${mail.to.join(', ')}</td>
                          <td><a href="/mail/${mail.id}">${mail.subject || '(no subject)'}</a></td>
                        </tr>`,
                    )}
                  </tbody>
                </table>
              </div>
              <form method="post" action="/mail/clear"><button class="button">Clear</button></form>`
      }`,
    ),
  });
}

function mailPage(sandbox: Sandbox, mail: Mail): string {
  return sandboxPage({
    title: mail.subject || '(no subject)',
    crumbs: [{ label: 'Mailbox', href: '/mail' }],
    body: html`<p>From ${mail.from} to ${mail.to.join(', ')} · ${moment(mail.receivedAt)}</p>
      ${
        mail.html !== null &&
        card(
          'HTML',
          html`<iframe
            class="mail-html"
            title="The mail as HTML"
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            src="/mail/${mail.id}/html"
          ></iframe>`,
        )
      }
      ${card('Text', mail.text === null ? html`<p>This mail has no text part.</p>` : html`<pre>${withSandboxLinks(sandbox, mail.text)}</pre>`)}
      ${card('Headers', html`<pre>${Object.entries(mail.headers).map(([name, value]) => `${name}: ${value}\n`)}</pre>`)}
      ${card('Raw', html`<pre>${mail.raw}</pre>`)}`,
  });
}
