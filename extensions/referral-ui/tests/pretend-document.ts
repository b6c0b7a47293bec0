/**
 * As much of a document as Preact needs. Shopify runs extensions in a worker without one and gives them such a stand-in
 * too, so nothing an extension does may need more than this.
 */
export class PretendNode {
  parentNode: PretendElement | null = null;
  readonly childNodes: PretendNode[] = [];
  readonly nodeType: number;

  constructor(nodeType: number) {
    this.nodeType = nodeType;
  }

  get firstChild(): PretendNode | null {
    return this.childNodes[0] ?? null;
  }

  get nextSibling(): PretendNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  get textContent(): string {
    return this.childNodes.map((child) => child.textContent).join('');
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }
}

export class PretendText extends PretendNode {
  data: string;

  constructor(data: string) {
    super(3);
    this.data = data;
  }

  override get textContent(): string {
    return this.data;
  }
}

export class PretendElement extends PretendNode {
  readonly localName: string;
  readonly namespaceURI = 'http://www.w3.org/1999/xhtml';
  readonly attributes: { name: string; value: string }[] = [];
  readonly style = {};
  // Preact writes an event's name in small letters where the element knows it.
  onclick = null;
  oncopy = null;
  readonly #listeners = new Map<string, Set<(event: object) => unknown>>();

  constructor(localName: string) {
    super(1);
    this.localName = localName;
  }

  appendChild(child: PretendNode): PretendNode {
    return this.insertBefore(child, null);
  }

  insertBefore(child: PretendNode, before: PretendNode | null): PretendNode {
    child.remove();
    this.childNodes.splice(before === null ? this.childNodes.length : this.childNodes.indexOf(before), 0, child);
    child.parentNode = this;
    return child;
  }

  removeChild(child: PretendNode): void {
    this.childNodes.splice(this.childNodes.indexOf(child), 1);
    child.parentNode = null;
  }

  contains(other: PretendNode | null): boolean {
    return other === this || (other !== null && this.contains(other.parentNode));
  }

  setAttribute(name: string, value: unknown): void {
    this.removeAttribute(name);
    this.attributes.push({ name, value: String(value) });
  }

  removeAttribute(name: string): void {
    const index = this.attributes.findIndex((attribute) => attribute.name === name);
    if (index >= 0) this.attributes.splice(index, 1);
  }

  getAttribute(name: string): string | null {
    return this.attributes.find((attribute) => attribute.name === name)?.value ?? null;
  }

  addEventListener(type: string, listener: (event: object) => unknown): void {
    const all = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, all.add(listener));
  }

  removeEventListener(type: string, listener: (event: object) => unknown): void {
    this.#listeners.get(type)?.delete(listener);
  }

  /** Lets the host say that something happened to the element. */
  happen(type: string): void {
    for (const listener of this.#listeners.get(type) ?? []) listener.call(this, { type });
  }

  /** Every element below with this name, in order. */
  all(localName: string): PretendElement[] {
    return this.childNodes
      .filter((child) => child instanceof PretendElement)
      .flatMap((child) => [...(child.localName === localName ? [child] : []), ...child.all(localName)]);
  }
}

export function createPretendDocument() {
  return {
    body: new PretendElement('body'),
    createElement: (name: string) => new PretendElement(name),
    createElementNS: (_namespace: string, name: string) => new PretendElement(name),
    createTextNode: (text: string) => new PretendText(text),
  };
}
