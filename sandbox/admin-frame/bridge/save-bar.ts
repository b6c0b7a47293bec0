import type { Channel } from './channel.ts';
import { describeButton, watchElement } from './buttons.ts';

/** One thing that can be saved or discarded: a `<ui-save-bar>` or a form with `data-save-bar`. */
interface Saveable {
  buttons(): { save: Element | null; discard: Element | null };
  save(): void;
  discard(): void;
  asksBeforeDiscard: boolean;
}

export interface SaveBars {
  show(id: string): Promise<void>;
  hide(id: string): Promise<void>;
  toggle(id: string): Promise<void>;
  leaveConfirmation(): Promise<void>;
}

/** The contextual save bar, as an element, as a form attribute and as `shopify.saveBar`. */
export function connectSaveBars(channel: Channel): SaveBars {
  let current: Saveable | null = null;

  function present(): void {
    const { save, discard } = current?.buttons() ?? { save: null, discard: null };
    channel.tell('save-bar', {
      shown: current !== null,
      save: save && describeButton(save),
      discard: discard && describeButton(discard),
    });
  }
  function show(saveable: Saveable): void {
    current = saveable;
    present();
  }
  function hide(saveable: Saveable): void {
    if (current !== saveable) return;
    current = null;
    present();
  }

  class SaveBarElement extends HTMLElement implements Saveable {
    #stop: (() => void) | null = null;

    get showing(): boolean {
      return this.#stop !== null;
    }
    get discardConfirmation(): boolean {
      return this.hasAttribute('discardConfirmation') && this.getAttribute('discardConfirmation') !== 'false';
    }
    set discardConfirmation(asks: boolean) {
      this.toggleAttribute('discardConfirmation', asks);
    }
    get asksBeforeDiscard(): boolean {
      return this.discardConfirmation;
    }
    buttons() {
      const all = [...this.querySelectorAll('button')];
      const save = all.find((button) => button.getAttribute('variant') === 'primary') ?? null;
      return { save, discard: all.find((button) => button !== save) ?? null };
    }
    save(): void {
      this.buttons().save?.click();
    }
    discard(): void {
      this.buttons().discard?.click();
    }
    async show(): Promise<void> {
      if (this.showing) return;
      show(this);
      this.#stop = watchElement(this, () => current === this && present());
      this.dispatchEvent(new CustomEvent('show'));
    }
    async hide(): Promise<void> {
      if (!this.#stop) return;
      this.#stop();
      this.#stop = null;
      hide(this);
      this.dispatchEvent(new CustomEvent('hide'));
    }
    toggle(): Promise<void> {
      return this.showing ? this.hide() : this.show();
    }
    disconnectedCallback(): void {
      void this.hide();
    }
  }
  customElements.define('ui-save-bar', SaveBarElement);
  watchForms(show, hide);

  channel.on('save-bar-pressed', ({ button }) => {
    const saveable = current;
    if (button === 'save') saveable?.save();
    else if (saveable?.asksBeforeDiscard) {
      void channel.request('may-discard', null).then((may) => may && saveable.discard());
    } else saveable?.discard();
  });

  const find = (id: string) => {
    const element = document.getElementById(id);
    if (!(element instanceof SaveBarElement)) throw new Error(`There is no <ui-save-bar id="${id}">.`);
    return element;
  };
  return {
    show: async (id) => find(id).show(),
    hide: async (id) => find(id).hide(),
    toggle: async (id) => find(id).toggle(),
    // Shopify's promise is only ever kept when the merchant may leave; staying leaves it open.
    leaveConfirmation: async () => {
      if (current === null || (await channel.request('may-leave', null))) return;
      await new Promise<never>(() => undefined);
    },
  };
}

/** Forms with `data-save-bar`: any input shows the bar; submit and reset take it away. */
function watchForms(show: (saveable: Saveable) => void, hide: (saveable: Saveable) => void): void {
  const saveables = new WeakMap<HTMLFormElement, Saveable>();

  function saveableOf(target: EventTarget | null): Saveable | null {
    const form = target instanceof Element ? target.closest<HTMLFormElement>('form[data-save-bar]') : null;
    if (!form) return null;
    const saveable = saveables.get(form) ?? {
      buttons: () => ({ save: null, discard: null }),
      save: () => form.requestSubmit(),
      discard: () => form.reset(),
      asksBeforeDiscard: form.hasAttribute('data-discard-confirmation'),
    };
    saveables.set(form, saveable);
    return saveable;
  }
  function when(types: string[], act: (saveable: Saveable) => void): void {
    for (const type of types) {
      document.addEventListener(type, (event) => {
        const saveable = saveableOf(event.target);
        if (saveable) act(saveable);
      });
    }
  }
  when(['input', 'change'], show);
  when(['submit', 'reset'], hide);
}
