/** What the server tells the frame's script; see pages/app-page.ts. */
export interface FrameConfig {
  appOrigin: string;
  /** Such as `/store/luma-goods/apps/ricochet-referrals`. */
  basePath: string;
  /** Where the frame's script asks in the app's place. */
  bridgePath: string;
  user: { id: number; name: string; email: string; accountAccess: string };
}

/** An element that the page is known to have. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`The page has no #${id}.`);
  return element;
}

/** Makes an element with properties and children. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

export function readFrameConfig(): FrameConfig {
  return JSON.parse(byId('frame-config', HTMLScriptElement).textContent ?? '') as FrameConfig;
}
