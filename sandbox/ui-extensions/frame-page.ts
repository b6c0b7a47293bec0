/** What an extension is told of where it is shown. */
export interface FrameFacts {
  target: string;
  /** The language of its words, and the words. */
  language: string;
  words: unknown;
  buyerLanguage: string;
  shop: { id: string; name: string; myshopifyDomain: string; storefrontUrl: string };
}

/** The page in the frame: the host's part first, so that `shopify` and the `s-` elements are there, then the extension. */
export function framePage(facts: FrameFacts, host: string, extension: string): string {
  const data = JSON.stringify(facts).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="${facts.language.replace(/[^\w-]/g, '')}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>UI extension</title>
    <style>${frameStyle}</style>
    <script type="application/json" id="facts">${data}</script>
  </head>
  <body>
    <script>${inline(host)}</script>
    <script>${inline(extension)}</script>
  </body>
</html>
`;
}

function inline(script: string): string {
  return script.replaceAll('</script', '<\\/script');
}

const frameStyle = `
  :root { color-scheme: light dark; --line: #8a8a8a; --quiet: #595959; --card: #fff; --ink: #1c1c1c; --main: #1c1c1c; --on-main: #fff; }
  @media (prefers-color-scheme: dark) {
    :root { --line: #8d8d8d; --quiet: #b8b8b8; --card: #1b1b1b; --ink: #f2f2f2; --main: #f2f2f2; --on-main: #1b1b1b; }
  }
  body { margin: 0; padding: 4px; background: none; color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
`;
