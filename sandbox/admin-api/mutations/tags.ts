import { partsOf } from '../../world/ids.ts';
import type { AdminContext } from '../context.ts';
import { findNode } from '../node.ts';
import { notModeled } from '../resolve-field.ts';
import { accessDenied, hasScope } from '../scopes.ts';

interface Args {
  id: string;
  tags: string[];
}

const SCOPES: Record<string, string> = {
  Customer: 'write_customers',
  Order: 'write_orders',
  Product: 'write_products',
};

/** `tagsAdd` and `tagsRemove`: tags are the same without regard to case; the first spelling stays. */
function changing(mutation: string, change: (old: string[], tags: string[]) => string[]) {
  return ({ id, tags }: Args, context: AdminContext): Record<string, unknown> => {
    const { kind, id: digits } = partsOf(id);
    const scope = SCOPES[kind];
    if (!scope) throw notModeled(`${mutation} on ${kind}`);
    if (!hasScope(context.installation.scopes, scope)) throw accessDenied(mutation, `\`${scope}\` access scope.`);
    const { shop, sandbox } = context;
    const owner = [...shop.customers, ...shop.orders, ...shop.products].find((candidate) => candidate.id === digits);
    if (!owner)
      return {
        node: null,
        userErrors: [{ __typename: 'UserError', field: ['id'], message: `${kind} does not exist` }],
      };
    owner.tags = change(
      owner.tags,
      // One text may hold several tags with commas between them, as in the admin's own field.
      tags
        .flatMap((tag) => tag.split(','))
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    );
    if ('updatedAt' in owner) owner.updatedAt = sandbox.now().toISOString();
    sandbox.changed();
    return { node: findNode(context, id), userErrors: [] };
  };
}

const holds = (list: string[], tag: string): boolean => list.some((other) => other.toLowerCase() === tag.toLowerCase());

export const tagMutations = {
  tagsAdd: changing('tagsAdd', (old, tags) => tags.reduce((all, tag) => (holds(all, tag) ? all : [...all, tag]), old)),
  tagsRemove: changing('tagsRemove', (old, tags) => old.filter((tag) => !holds(tags, tag))),
};
