/** What the tunnel answers while the app is down. Both values must be escaped already. */
export function page(listensAt: string, reason: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The app does not answer</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem;color:#303030}</style></head>
<body><h1>The app does not answer</h1>
<p>The sandbox's tunnel could not reach the app at <code>${listensAt}</code>: ${reason}.</p>
<p>Start the app, then reload this page.</p></body></html>
`;
}

/** Text that is safe inside an HTML element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
