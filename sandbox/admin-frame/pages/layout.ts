import { html, type Html } from '../html.ts';

/** A page of the sandbox itself, as a complete document. */
export function sandboxPage(page: { title: string; crumbs?: { label: string; href: string }[]; body: Html }): string {
  const crumbs = [{ label: 'Sandbox', href: '/' }, ...(page.crumbs ?? [])];
  return document(
    page.title,
    html`<header class="top">${crumbs.map((crumb) => html`<a href="${crumb.href}">${crumb.label}</a>`)}</header>
      <main class="page">
        <h1>${page.title}</h1>
        ${page.body}
      </main>`,
  );
}

/** A complete HTML document with the sandbox's style sheet. */
export function document(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/sandbox-assets/pages.css" />
      </head>
      <body>
        ${body}
      </body>
    </html>`.markup;
}

/** A white card with a heading. */
export function card(heading: string, body: Html): Html {
  return html`<section class="card">
    <h2>${heading}</h2>
    ${body}
  </section>`;
}

/** A date and time that is read the same everywhere. */
export function moment(timestamp: string): Html {
  return html`<time datetime="${timestamp}">${timestamp.slice(0, 19).replace('T', ' ')}</time>`;
}
