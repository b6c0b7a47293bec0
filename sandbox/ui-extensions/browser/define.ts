export type Props = Record<string, unknown>;

const style = `
  h1 { font-size: 28px; margin: 8px 0 20px; } h2 { font-size: 20px; margin: 0 0 12px; } h3 { font-size: 16px; margin: 0; }
  a.link { color: inherit; display: inline-block; min-block-size: 24px; text-decoration: underline; }
  .button { display: inline-block; box-sizing: border-box; min-block-size: 44px; padding: 9px 18px; border: 1px solid var(--line);
    border-radius: 8px; background: none; color: inherit; font: inherit; text-decoration: none; cursor: pointer; }
  .button.primary { background: var(--main); color: var(--on-main); border-color: var(--main); }
  .button[disabled] { opacity: 0.6; cursor: progress; }
  :focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
  label { display: grid; gap: 4px; } input { box-sizing: border-box; inline-size: 100%; min-block-size: 44px; padding: 8px 12px;
    border: 1px solid var(--line); border-radius: 8px; background: none; color: inherit; font: inherit; }
  summary { min-block-size: 24px; cursor: pointer; } canvas { max-inline-size: 100%; border-radius: 8px; }
  section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 16px; }
  .skeleton { block-size: 72px; border-radius: 8px; background: repeating-linear-gradient(transparent 0 8px, var(--line) 8px 18px, transparent 18px 24px); opacity: 0.4; }
`;

/**
 * Defines one component: `draw` makes what is inside from the props, `dress` what the element itself looks like and says. It
 * is drawn again when a prop changes; what the extension put into it stays in its slot.
 */
export function define(
  name: string,
  props: readonly string[],
  draw: (props: Props, host: HTMLElement) => Node[],
  dress: (host: HTMLElement, props: Props) => void = () => undefined,
): void {
  class Component extends HTMLElement {
    // Preact writes some props, `href` among them, as attributes.
    static readonly observedAttributes = props.map((prop) => prop.toLowerCase());
    readonly given: Props = {};

    constructor() {
      super();
      this.attachShadow({ mode: 'open', delegatesFocus: true });
    }

    connectedCallback(): void {
      this.render();
    }

    attributeChangedCallback(attribute: string, _before: string | null, value: string | null): void {
      const prop = props.find((each) => each.toLowerCase() === attribute);
      if (prop !== undefined) Object.assign(this, { [prop]: value ?? undefined });
    }

    render(): void {
      if (!this.isConnected || this.shadowRoot === null) return;
      const hadFocus = this.matches(':focus-within');
      const sheet = document.createElement('style');
      sheet.textContent = style;
      this.shadowRoot.replaceChildren(sheet, ...draw(this.given, this));
      dress(this, this.given);
      if (hadFocus) this.focus();
    }
  }
  for (const prop of props) {
    Object.defineProperty(Component.prototype, prop, {
      get(this: Component) {
        return this.given[prop];
      },
      set(this: Component, value: unknown) {
        if (this.given[prop] === value) return;
        this.given[prop] = value;
        this.render();
      },
    });
  }
  customElements.define(name, Component);
}
