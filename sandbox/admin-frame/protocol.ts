/**
 * What the app's page (App Bridge stand-in) and the admin frame around it say to each other by postMessage.
 * Both sides check origin and source window of every message.
 */
export interface BarButton {
  label: string;
  variant: string | null;
  tone: string | null;
  disabled: boolean;
  loading: boolean;
}

export interface NavLink {
  label: string;
  /** Path and query within the app. */
  href: string;
}

export interface ToastWish {
  id: string;
  message: string;
  duration: number;
  isError: boolean;
  action: string | null;
}

export interface PickerWish {
  type: 'product' | 'variant' | 'collection';
  action: 'add' | 'select';
  multiple: boolean | number;
  query: string;
  filterQuery: string;
  showVariants: boolean;
  selectionIds: { id: string; variants?: { id: string }[] }[];
}

/** A product, variant or collection in the shape of App Bridge's picker. */
export interface PickedResource {
  id: string;
  title: string;
  variants?: PickedResource[];
  [field: string]: unknown;
}

/** Asked by the app's page, answered by the frame. */
export interface Requests {
  'id-token': { asks: null; gets: string };
  extensions: { asks: null; gets: unknown[] };
  scopes: { asks: null; gets: { granted: string[]; required: string[]; optional: string[] } };
  user: { asks: null; gets: { id: number; name: string; email: string; accountAccess: string } };
  picker: { asks: PickerWish; gets: PickedResource[] | null };
  /** True when the merchant would rather lose the unsaved changes than stay. */
  'may-leave': { asks: null; gets: boolean };
  'may-discard': { asks: null; gets: boolean };
}

/** Told by the app's page. */
export interface Notices {
  hello: null;
  location: { path: string };
  'nav-links': { links: NavLink[] };
  'title-bar': { title: string | null; buttons: BarButton[] };
  'save-bar': { shown: boolean; save: BarButton | null; discard: BarButton | null };
  toast: ToastWish;
  'toast-hide': { id: string };
  loading: { on: boolean };
  /** Leaves the app for a page of Shopify or of the app at the top of the window. */
  leave: { url: string };
  /** Asks for a page of the app to be opened anew. */
  load: { path: string };
  /** Answers `navigate`: the page is alive and takes care of it. */
  navigating: null;
}

/** Told by the frame. */
export interface Commands {
  navigate: { href: string };
  'title-bar-pressed': { index: number };
  'save-bar-pressed': { button: 'save' | 'discard' };
  'toast-closed': { id: string; by: 'action' | 'dismiss' | 'time' };
}

export type Message =
  | { bridge: 1; kind: 'request'; id: number; name: string; payload: unknown }
  | { bridge: 1; kind: 'answer'; id: number; value?: unknown; error?: string }
  | { bridge: 1; kind: 'notice' | 'command'; name: string; payload: unknown };

/** Narrows what came in by postMessage, where any other script may speak too. */
export function isMessage(data: unknown): data is Message {
  return typeof data === 'object' && data !== null && 'bridge' in data && data.bridge === 1;
}

/** Query parameters that Shopify adds to the address of an embedded page. */
export const embeddedParameters = ['embedded', 'hmac', 'host', 'id_token', 'locale', 'session', 'shop', 'timestamp'];
