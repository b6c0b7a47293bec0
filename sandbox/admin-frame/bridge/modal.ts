import { describeButton } from './buttons.ts';

const style = `
  dialog { border: 0; padding: 0; border-radius: 16px; width: min(92vw, 620px); max-height: 88vh; overflow: hidden;
    box-shadow: 0 20px 60px rgb(0 0 0 / .35); font: 13px/1.5 Inter, system-ui, sans-serif; color: #303030; }
  dialog::backdrop { background: rgb(0 0 0 / .55); }
  dialog[data-variant=small] { width: min(92vw, 380px); } dialog[data-variant=large] { width: min(94vw, 980px); }
  dialog[data-variant=max] { width: 100vw; height: 100vh; max-width: none; max-height: none; border-radius: 0; }
  .frame { display: flex; flex-direction: column; max-height: 88vh; }
  header { display: flex; align-items: center; justify-content: space-between; padding: 12px 16px; background: #f3f3f3; }
  h2 { font-size: 14px; margin: 0; } main { overflow: auto; flex: 1; } iframe { border: 0; width: 100%; height: 70vh; }
  footer { display: flex; justify-content: flex-end; gap: 8px; padding: 12px 16px; border-top: 1px solid #e3e3e3; }
  footer:empty { display: none; }
  button { font: inherit; border: 1px solid #ccc; border-radius: 8px; background: #fff; padding: 6px 12px; cursor: pointer; }
  button[data-variant=primary] { background: #303030; border-color: #303030; color: #fff; }
  button[data-tone=critical] { background: #c70a24; border-color: #c70a24; color: #fff; }
  button:disabled { opacity: .5; cursor: default; }
`;

/** `<ui-modal>`: shown inside the app's own page, where Shopify shows it over the whole admin. */
class ModalElement extends HTMLElement {
  #content: HTMLElement | null = null;
  #dialog: HTMLDialogElement | null = null;
  #frame: HTMLIFrameElement | null = null;

  constructor() {
    super();
    // Until it is shown, its content is not: children of an element with a shadow root wait for a slot.
    this.attachShadow({ mode: 'open' });
  }

  get variant(): string {
    return this.getAttribute('variant') ?? 'base';
  }
  set variant(variant: string) {
    this.setAttribute('variant', variant);
  }
  get src(): string {
    return this.getAttribute('src') ?? '';
  }
  set src(src: string) {
    this.setAttribute('src', src);
  }
  /** Where App Bridge React renders the modal's children. */
  get content(): HTMLElement {
    this.#content ??= this.appendChild(Object.assign(document.createElement('div'), { slot: 'content' }));
    return this.#content;
  }
  set content(element: HTMLElement) {
    this.content.replaceChildren(element);
  }
  get contentWindow(): Window | null {
    return this.#frame?.contentWindow ?? null;
  }

  async show(): Promise<void> {
    if (this.#dialog?.open) return;
    const root = this.shadowRoot;
    if (root === null) return;
    this.#dialog = document.createElement('dialog');
    this.#dialog.dataset['variant'] = this.variant;
    this.#dialog.addEventListener('close', () => this.dispatchEvent(new CustomEvent('hide')));
    this.#dialog.append(this.#layout());
    root.replaceChildren(Object.assign(document.createElement('style'), { textContent: style }), this.#dialog);
    this.#dialog.showModal();
    this.dispatchEvent(new CustomEvent('show'));
  }

  async hide(): Promise<void> {
    if (this.#dialog?.open) this.#dialog.close();
  }

  toggle(): Promise<void> {
    return this.#dialog?.open ? this.hide() : this.show();
  }

  #layout(): HTMLElement {
    const bar = this.querySelector('ui-title-bar');
    const layout = Object.assign(document.createElement('div'), { className: 'frame' });
    const header = document.createElement('header');
    const close = Object.assign(document.createElement('button'), { textContent: '✕', ariaLabel: 'Close' });
    close.addEventListener('click', () => void this.hide());
    header.append(
      Object.assign(document.createElement('h2'), { textContent: bar?.getAttribute('title') ?? '' }),
      close,
    );
    const footer = document.createElement('footer');
    footer.append(...[...(bar?.querySelectorAll('button') ?? [])].reverse().map(copyOf));
    const main = document.createElement('main');
    if (this.src) {
      this.#frame = Object.assign(document.createElement('iframe'), {
        src: this.src,
        title: bar?.getAttribute('title') ?? '',
      });
      main.append(this.#frame);
    } else {
      const slots = [
        document.createElement('slot'),
        Object.assign(document.createElement('slot'), { name: 'content' }),
      ];
      main.append(...slots);
    }
    layout.append(header, main, footer);
    return layout;
  }
}

/** A button that looks like the app's and presses it. */
function copyOf(original: HTMLButtonElement): HTMLButtonElement {
  const { label, variant, tone, disabled, loading } = describeButton(original);
  const copy = Object.assign(document.createElement('button'), { textContent: label, disabled: disabled || loading });
  copy.dataset['variant'] = variant ?? '';
  copy.dataset['tone'] = tone ?? '';
  copy.addEventListener('click', () => original.click());
  return copy;
}

export interface Modals {
  show(id: string): Promise<void>;
  hide(id: string): Promise<void>;
  toggle(id: string): Promise<void>;
}

/** Defines `<ui-modal>` and gives `shopify.modal`. */
export function defineModal(): Modals {
  customElements.define('ui-modal', ModalElement);
  const find = (id: string) => {
    const element = document.getElementById(id);
    if (!(element instanceof ModalElement)) throw new Error(`There is no <ui-modal id="${id}">.`);
    return element;
  };
  return {
    show: async (id) => find(id).show(),
    hide: async (id) => find(id).hide(),
    toggle: async (id) => find(id).toggle(),
  };
}
