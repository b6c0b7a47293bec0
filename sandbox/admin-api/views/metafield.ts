import { createHash } from 'node:crypto';
import { gid, partsOf } from '../../world/ids.ts';
import type { Metafield } from '../../world/types.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { AdminContext, View } from '../context.ts';
import { resolveNamespace } from '../namespace.ts';

const OWNER_TYPES: Record<string, string> = {
  AppInstallation: 'API_PERMISSION',
  Collection: 'COLLECTION',
  Customer: 'CUSTOMER',
  DiscountCodeNode: 'DISCOUNT',
  DiscountNode: 'DISCOUNT',
  Order: 'ORDER',
  Product: 'PRODUCT',
  ProductVariant: 'PRODUCTVARIANT',
  Shop: 'SHOP',
};

export function metafieldView(metafield: Metafield): View {
  return {
    __typename: 'Metafield',
    id: gid('Metafield', metafield.id),
    legacyResourceId: metafield.id,
    namespace: metafield.namespace,
    key: metafield.key,
    type: metafield.type,
    value: metafield.value,
    jsonValue: () => jsonValue(metafield),
    ownerType: OWNER_TYPES[partsOf(metafield.ownerId).kind],
    compareDigest: digestOf(metafield),
    sizeInBytes: Buffer.byteLength(metafield.value),
    createdAt: metafield.updatedAt,
    updatedAt: metafield.updatedAt,
  };
}

/** The `metafield` and `metafields` fields of everything that has some. */
export function metafieldFields(context: AdminContext, ownerId: string): Record<string, unknown> {
  const own = () => context.shop.metafields.filter((metafield) => metafield.ownerId === ownerId);
  return {
    metafield: ({ namespace, key }: { namespace?: string | null; key: string }) => {
      const resolved = resolveNamespace(context.sandbox.app, namespace ?? null);
      const found = own().find((metafield) => metafield.namespace === resolved && metafield.key === key);
      return found ? metafieldView(found) : null;
    },
    metafields: (args: PageArgs & { namespace?: string | null; keys?: string[] | null }) => {
      const wanted = own().filter(
        ({ namespace, key }) =>
          (!args.namespace || namespace === resolveNamespace(context.sandbox.app, args.namespace)) &&
          (!args.keys || args.keys.includes(key) || args.keys.includes(`${namespace}.${key}`)),
      );
      return connection('Metafield', wanted, args, ({ id }) => id, metafieldView);
    },
  };
}

/** What `compareDigest` compares: Shopify says only that it changes with the value. */
export function digestOf(metafield: Pick<Metafield, 'type' | 'value'>): string {
  return createHash('sha256').update(`${metafield.type}\n${metafield.value}`).digest('hex');
}

function jsonValue({ type, value }: Metafield): unknown {
  if (type === 'number_integer' || type === 'number_decimal' || type === 'boolean' || type === 'json')
    return JSON.parse(value);
  return type.startsWith('list.') ? JSON.parse(value) : value;
}
