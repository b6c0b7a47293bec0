import type { BarButton } from '../protocol.ts';

/** How a button of the app is shown in the frame's bars. */
export function describeButton(element: Element): BarButton {
  const loading = element.getAttribute('loading');
  return {
    label: element.textContent?.trim() ?? '',
    variant: element.getAttribute('variant'),
    tone: element.getAttribute('tone'),
    disabled: element.hasAttribute('disabled') && element.getAttribute('disabled') !== 'false',
    loading: loading !== null && loading !== 'false',
  };
}

/** Calls back at once and whenever anything inside the element changes, until the returned function is called. */
export function watchElement(element: Element, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
  // Right now the parser, or React, may not have put the children in yet.
  queueMicrotask(changed);
  return () => observer.disconnect();
}
