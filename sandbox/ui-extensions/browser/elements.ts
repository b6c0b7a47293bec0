import QRCode from 'qrcode';
import { askPage } from './ask-page.ts';
import { define, type Props } from './define.ts';

/**
 * The components of Shopify that extensions here use, plain and accessible. They look like nobody's shop: what counts is
 * that each takes the props Shopify documents and does with the keyboard and for a screen reader what Shopify's does.
 */
export function defineElements(): void {
  define('s-page', ['heading'], (props) => [heading('h1', props['heading']), slot()], block);
  define('s-section', ['heading', 'accessibilityLabel'], (props) => [section(props)], block);
  define('s-stack', ['direction', 'gap', 'alignItems', 'paddingBlockStart', ...roles], () => [slot()], layOut);
  define(
    's-box',
    ['minBlockSize', ...roles],
    () => [slot()],
    (host, props) => {
      block(host, props);
      host.style.minBlockSize = String(props['minBlockSize'] ?? '');
    },
  );
  define(
    's-grid',
    ['gridTemplateColumns', 'gap', ...roles],
    () => [slot()],
    (host, props) => {
      setRole(host, props);
      host.style.cssText = `display: grid; gap: ${lengthOf(props['gap'])}`;
      host.style.gridTemplateColumns = String(props['gridTemplateColumns'] ?? '');
    },
  );
  define(
    's-text',
    ['type', 'color', 'tone'],
    () => [slot()],
    (host, props) => {
      host.style.fontWeight = props['type'] === 'strong' ? '600' : '';
      host.style.color = props['color'] === 'subdued' ? 'var(--quiet)' : '';
    },
  );
  define(
    's-badge',
    ['tone'],
    () => [slot()],
    (host) => {
      host.style.cssText = 'border: 1px solid var(--line); border-radius: 99px; padding: 0 10px; font-size: 14px';
    },
  );
  define(
    's-banner',
    ['tone', 'heading'],
    (props) => [heading('h3', props['heading']), slot()],
    (host, props) => {
      host.setAttribute('role', props['tone'] === 'critical' ? 'alert' : 'status');
      host.style.cssText = 'display: block; border: 1px solid var(--line); border-radius: 8px; padding: 8px 12px';
    },
  );
  define('s-skeleton-paragraph', ['content'], () => [skeleton()], block);
  define('s-link', linkProps, (props) => [link(props, 'link')]);
  define('s-button', [...linkProps, 'variant', 'loading', 'disabled', 'command', 'commandFor'], (props, host) => [
    props['href'] === undefined ? button(props, host) : link(props, `button ${String(props['variant'])}`),
  ]);
  define('s-text-field', ['label', 'value', 'readOnly'], (props) => [field(props)], block);
  define(
    's-clipboard-item',
    ['text'],
    () => [],
    (host) => (host.style.display = 'none'),
  );
  define('s-details', [], (_props, host) => [details(host)], block);
  define(
    's-summary',
    [],
    () => [slot()],
    (host) => (host.slot = 'summary'),
  );
  define('s-qr-code', ['content', 'accessibilityLabel'], (props) => [qrCode(props)], block);
}

const roles = ['accessibilityRole', 'accessibilityLabel'];
const linkProps = ['href', 'target', 'accessibilityLabel'];

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, unknown> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  made.append(...children);
  return made;
}

const slot = (name?: string) => make('slot', { name });

function heading(tag: 'h1' | 'h2' | 'h3', text: unknown): Node {
  return typeof text === 'string' && text !== '' ? make(tag, {}, text) : document.createDocumentFragment();
}

function section(props: Props): Node {
  return make(
    'section',
    { 'aria-label': props['heading'] ?? props['accessibilityLabel'] },
    heading('h2', props['heading']),
    slot(),
  );
}

function link({ href, target, accessibilityLabel }: Props, style: string): Node {
  return make(
    'a',
    { href, class: style, target: placeOf(href, target), rel: 'noopener', 'aria-label': accessibilityLabel },
    slot(),
  );
}

/** A page opens where the extension says. What starts a program of the buyer's leaves every page as it is. */
function placeOf(href: unknown, target: unknown): string | undefined {
  if (target === '_blank') return '_blank';
  return /^(mailto|sms|tel):/.test(String(href)) ? undefined : '_top';
}

function button(
  { accessibilityLabel, variant, loading, disabled, command, commandFor }: Props,
  host: HTMLElement,
): Node {
  const made = make(
    'button',
    {
      type: 'button',
      class: `button ${String(variant)}`,
      disabled: Boolean(loading) || Boolean(disabled),
      'aria-busy': loading === true ? 'true' : undefined,
      'aria-label': accessibilityLabel,
    },
    slot(),
  );
  if (command === '--copy') made.addEventListener('click', () => void copy(host, String(commandFor)));
  return made;
}

/** `--copy` on a button copies the text of the clipboard item that it names, which then says how it went. */
async function copy(host: HTMLElement, id: string): Promise<void> {
  const item = host.ownerDocument.getElementById(id);
  if (item === null || !('text' in item)) return;
  try {
    await askPage('copy', String(item.text));
    item.dispatchEvent(new Event('copy'));
  } catch {
    // The browser does not allow it; the extension may say so.
    item.dispatchEvent(new Event('copyerror'));
  }
}

function field({ label, value, readOnly }: Props): Node {
  const input = make('input', { type: 'text', readonly: Boolean(readOnly), dir: 'auto' });
  input.value = String(value ?? '');
  return make('label', {}, make('span', {}, String(label ?? '')), input);
}

function details(host: HTMLElement): Node {
  const made = make('details', {}, make('summary', {}, slot('summary')), slot());
  // A component of Shopify's keeps what the buyer opened when the extension draws again.
  made.open = host.dataset['open'] === 'yes';
  made.addEventListener('toggle', () => (host.dataset['open'] = made.open ? 'yes' : 'no'));
  return made;
}

function qrCode({ content, accessibilityLabel }: Props): Node {
  const canvas = make('canvas', { role: 'img', 'aria-label': accessibilityLabel });
  if (typeof content === 'string' && content !== '') void QRCode.toCanvas(canvas, content, { width: 180 });
  return canvas;
}

function skeleton(): Node {
  return make('div', { class: 'skeleton', 'aria-hidden': 'true' });
}

function block(host: HTMLElement, props: Props): void {
  host.style.display = 'block';
  setRole(host, props);
}

function layOut(host: HTMLElement, props: Props): void {
  setRole(host, props);
  const isInline = props['direction'] === 'inline';
  host.style.cssText = `display: flex; flex-direction: ${isInline ? 'row; flex-wrap: wrap' : 'column'}; gap: ${lengthOf(props['gap'])}`;
  host.style.alignItems = String(props['alignItems'] ?? '');
  host.style.paddingBlockStart = props['paddingBlockStart'] === undefined ? '' : '12px';
}

function lengthOf(gap: unknown): string {
  if (gap === undefined || gap === 'none') return '0';
  if (String(gap).startsWith('small')) return '6px';
  return String(gap).startsWith('large') ? '24px' : '14px';
}

const ariaRoles: Record<string, string> = {
  'unordered-list': 'list',
  'ordered-list': 'list',
  'list-item': 'listitem',
  section: 'region',
  aside: 'complementary',
};

function setRole(host: HTMLElement, { accessibilityRole, accessibilityLabel }: Props): void {
  if (typeof accessibilityRole === 'string')
    host.setAttribute('role', ariaRoles[accessibilityRole] ?? accessibilityRole);
  if (typeof accessibilityLabel === 'string' && host.hasAttribute('role'))
    host.setAttribute('aria-label', accessibilityLabel);
}
