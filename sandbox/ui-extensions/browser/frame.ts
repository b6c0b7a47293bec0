import { defineElements } from './elements.ts';
import { createShopify, type Facts } from './shopify-global.ts';

/** Runs inside the frame, before the extension: what Shopify's worker and its host are together. */
const facts = JSON.parse(document.getElementById('facts')?.textContent ?? '{}') as Facts;
defineElements();
Object.assign(globalThis, { shopify: createShopify(facts) });

/** The page around gives the frame as much room as it needs. */
new ResizeObserver(() => {
  window.parent.postMessage({ kind: 'height', height: document.body.scrollHeight }, '*');
}).observe(document.body);
