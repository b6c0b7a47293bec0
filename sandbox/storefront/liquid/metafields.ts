import { Drop } from 'liquidjs';
import { gid } from '../../world/ids.ts';
import type { Id, Metafield } from '../../world/types.ts';
import type { Page } from './page.ts';

/** A metafield in Liquid: printed, it is its value as text; `.value` has the type's own form. */
class MetafieldDrop extends Drop {
  readonly type: string;
  readonly value: unknown;
  readonly #text: string;

  constructor(metafield: Metafield) {
    super();
    this.type = metafield.type;
    this.#text = metafield.value;
    this.value = parseValue(metafield);
  }

  override valueOf(): string {
    return this.#text;
  }

  toJSON(): unknown {
    return this.value;
  }
}

class NamespaceDrop extends Drop {
  readonly #metafields: Metafield[];

  constructor(metafields: Metafield[]) {
    super();
    this.#metafields = metafields;
  }

  override liquidMethodMissing(key: string | number): MetafieldDrop | undefined {
    const found = this.#metafields.find((metafield) => metafield.key === String(key));
    return found && new MetafieldDrop(found);
  }
}

class MetafieldsDrop extends Drop {
  readonly #metafields: Metafield[];
  readonly #reserved: string;

  constructor(metafields: Metafield[], clientId: string) {
    super();
    this.#metafields = metafields;
    this.#reserved = `app--${clientId}`;
  }

  /** `$app` and `$app:name` are the app's own reserved namespaces. */
  override liquidMethodMissing(key: string | number): NamespaceDrop {
    const namespace = String(key).replace(/^\$app(?::|$)/, (start) =>
      start.endsWith(':') ? `${this.#reserved}--` : this.#reserved,
    );
    return new NamespaceDrop(this.#metafields.filter((metafield) => metafield.namespace === namespace));
  }
}

/** `{owner}.metafields` of Liquid. */
export function metafieldsOf({ sandbox, shop }: Page, kind: string, id: Id | undefined): Drop {
  const owned = id === undefined ? [] : shop.metafields.filter(({ ownerId }) => ownerId === gid(kind, id));
  return new MetafieldsDrop(owned, sandbox.app.clientId);
}

function parseValue({ type, value }: Metafield): unknown {
  if (type === 'json' || type.startsWith('list.')) return JSON.parse(value);
  if (type === 'boolean') return value === 'true';
  return type.startsWith('number_') ? Number(value) : value;
}
