import { gid, partsOf } from '../../world/ids.ts';
import type { Metafield } from '../../world/types.ts';
import type { AdminContext } from '../context.ts';
import { findNode } from '../node.ts';
import { isForeignNamespace, resolveNamespace } from '../namespace.ts';
import { accessDenied, hasScope } from '../scopes.ts';
import { digestOf, metafieldView } from '../views/metafield.ts';
import { valueRefusal } from './metafield-value.ts';

const MAX_METAFIELDS = 25;

/** Who may write on what: an app may always write on its own installation, and on nothing that is not here. */
const WRITE_SCOPES: Record<string, string | null> = {
  AppInstallation: null,
  Collection: 'write_products',
  Customer: 'write_customers',
  DiscountCodeNode: 'write_discounts',
  DiscountNode: 'write_discounts',
  Order: 'write_orders',
  Product: 'write_products',
  ProductVariant: 'write_products',
};

interface SetInput {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  compareDigest?: string | null;
}

interface Refusal {
  code: string;
  field: string;
  message: string;
}

export const metafieldMutations = {
  /** All or nothing: one wrong metafield and none is set. */
  metafieldsSet: ({ metafields }: { metafields: SetInput[] }, context: AdminContext) => {
    for (const { ownerId } of metafields) requireWriteScope(context, 'metafieldsSet', ownerId);
    const errors = metafields.flatMap((input, index) => {
      const refusal = index < MAX_METAFIELDS ? refusalOf(context, input) : tooMany;
      return refusal ? [userError(refusal, index)] : [];
    });
    if (errors.length > 0) return { metafields: null, userErrors: errors };
    const written = metafields.map((input) => write(context, input));
    context.sandbox.changed();
    return { metafields: written.map(metafieldView), userErrors: [] };
  },

  metafieldsDelete: (
    { metafields }: { metafields: { ownerId: string; namespace: string; key: string }[] },
    context: AdminContext,
  ) => {
    const { shop, sandbox } = context;
    for (const { ownerId } of metafields) requireWriteScope(context, 'metafieldsDelete', ownerId);
    const deleted = metafields.map((identifier) => {
      const found = find(context, identifier);
      if (!found) return null;
      shop.metafields = shop.metafields.filter((metafield) => metafield !== found);
      return {
        __typename: 'MetafieldIdentifier',
        ownerId: identifier.ownerId,
        namespace: found.namespace,
        key: found.key,
      };
    });
    sandbox.changed();
    return { deletedMetafields: deleted, userErrors: [] };
  },
};

const tooMany: Refusal = {
  code: 'LESS_THAN_OR_EQUAL_TO',
  field: 'metafields',
  message: `Exceeded the maximum metafields input limit of ${MAX_METAFIELDS}.`,
};

function refusalOf(context: AdminContext, input: SetInput): Refusal | null {
  const { app } = context.sandbox;
  if (findNode(context, input.ownerId) === null)
    return { code: 'INVALID', field: 'ownerId', message: 'Owner does not exist.' };
  if (isForeignNamespace(app, resolveNamespace(app, input.namespace ?? null))) {
    return {
      code: 'APP_NOT_AUTHORIZED',
      field: 'namespace',
      message: 'Access to this namespace and key on Metafields for this resource type is not allowed.',
    };
  }
  if (!/^[\w-]{2,64}$/.test(input.key)) {
    const code = input.key.length < 2 ? 'TOO_SHORT' : input.key.length > 64 ? 'TOO_LONG' : 'INVALID';
    return { code, field: 'key', message: 'Key must have 2 to 64 letters, digits, hyphens and underscores.' };
  }
  const old = find(context, input);
  const type = input.type ?? old?.type;
  if (!type) return { code: 'BLANK', field: 'type', message: "Type can't be blank" };
  if (input.compareDigest && (!old || digestOf(old) !== input.compareDigest)) {
    return {
      code: 'STALE_OBJECT',
      field: 'compareDigest',
      message: 'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.',
    };
  }
  return valueRefusal(type, input.value);
}

function write(context: AdminContext, input: SetInput): Metafield {
  const { sandbox, shop } = context;
  const old = find(context, input);
  const updatedAt = sandbox.now().toISOString();
  if (old) {
    Object.assign(old, { value: input.value, type: input.type ?? old.type, updatedAt });
    return old;
  }
  const namespace = resolveNamespace(sandbox.app, input.namespace ?? null);
  const { key, value } = input;
  const metafield: Metafield = {
    id: sandbox.newId(),
    ownerId: ownerOf(input.ownerId),
    namespace,
    key,
    type: input.type ?? '',
    value,
    updatedAt,
  };
  shop.metafields.push(metafield);
  return metafield;
}

function find(
  { sandbox, shop }: AdminContext,
  { ownerId, namespace, key }: { ownerId: string; namespace?: string | null; key: string },
): Metafield | undefined {
  const resolved = resolveNamespace(sandbox.app, namespace ?? null);
  return shop.metafields.find(
    (metafield) => metafield.ownerId === ownerOf(ownerId) && metafield.namespace === resolved && metafield.key === key,
  );
}

/** A discount has two ids and one set of metafields. */
function ownerOf(ownerId: string): string {
  const { kind, id } = partsOf(ownerId);
  return gid(kind === 'DiscountNode' ? 'DiscountCodeNode' : kind, id);
}

function requireWriteScope(context: AdminContext, mutation: string, ownerId: string): void {
  const { kind } = partsOf(ownerId);
  const scope = WRITE_SCOPES[kind];
  if (scope === null) return;
  const scopes = context.installation.scopes;
  if (scope === undefined || !hasScope(scopes, scope)) {
    throw accessDenied(
      mutation,
      scope ? `\`${scope}\` access scope.` : `${kind} metafields cannot be written by apps here.`,
    );
  }
}

function userError({ code, field, message }: Refusal, index: number): Record<string, unknown> {
  return {
    __typename: 'MetafieldsSetUserError',
    code,
    field: ['metafields', String(index), field],
    message,
    elementIndex: null,
  };
}
