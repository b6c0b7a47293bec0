import type { Channel } from './channel.ts';
import { describeButton, watchElement } from './buttons.ts';

/** `<ui-nav-menu>` and `<s-app-nav>`: the app's pages, shown by the frame beside its own navigation. */
export function defineNavMenu(channel: Channel): void {
  for (const name of ['ui-nav-menu', 's-app-nav']) {
    customElements.define(
      name,
      class extends HTMLElement {
        #stop = () => undefined as void;

        connectedCallback(): void {
          this.#stop = watchElement(this, () => {
            // The link with rel="home" only says where the app begins; Shopify does not list it.
            const links = [...this.querySelectorAll('[href]')].filter((link) => link.getAttribute('rel') !== 'home');
            channel.tell('nav-links', {
              links: links.map((link) => ({
                label: link.textContent?.trim() ?? '',
                href: link.getAttribute('href') ?? '',
              })),
            });
          });
        }

        disconnectedCallback(): void {
          this.#stop();
        }
      },
    );
  }
}

/** `<ui-title-bar>`: the page's title and actions, shown by the frame, unless a modal shows them. */
export function defineTitleBar(channel: Channel): void {
  let shown: Element | null = null;
  const take = (bar: Element) => void (shown = bar);

  customElements.define(
    'ui-title-bar',
    class extends HTMLElement {
      #stop = () => undefined as void;

      connectedCallback(): void {
        if (this.closest('ui-modal')) return;
        take(this);
        this.#stop = watchElement(this, () => {
          const buttons = [...this.querySelectorAll('button, a')].map(describeButton);
          channel.tell('title-bar', { title: this.getAttribute('title'), buttons });
        });
      }

      disconnectedCallback(): void {
        this.#stop();
        if (shown !== this) return;
        shown = null;
        channel.tell('title-bar', { title: null, buttons: [] });
      }
    },
  );

  channel.on('title-bar-pressed', ({ index }) => {
    const button = shown?.querySelectorAll<HTMLElement>('button, a')[index];
    button?.click();
  });
}
