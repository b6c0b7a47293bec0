/** One type or field as the published schema lists it with its scopes. */
export interface ScopeItem {
  type: 'type' | 'field';
  typeName: string;
  fieldName?: string;
  /** Shopify's sentence about who may use it. */
  requiredAccess: string;
  offlineScopes: string[];
}

/** What a type or field needs: one scope of each group. `text` is Shopify's sentence, quoted in its refusals. */
export interface ScopeRule {
  groups: string[][];
  text: string;
}

/** By type name (`Order`) or type and field (`QueryRoot.shopLocales`). */
export type ScopeTable = Record<string, ScopeRule>;

/** Makes the table of everything that needs a scope. */
export function scopeTable(items: ScopeItem[]): ScopeTable {
  const table: ScopeTable = {};
  for (const item of items) {
    if (item.offlineScopes.length === 0) continue;
    const key = item.type === 'type' ? item.typeName : `${item.typeName}.${item.fieldName ?? ''}`;
    table[key] = { groups: scopeGroups(item), text: item.requiredAccess };
  }
  return table;
}

/**
 * The list of scopes does not say whether one or all are needed; the sentence does. Scopes after "as well as", in
 * "and (…)" or after "Also:" are needed on top of the first; all others are alternatives.
 */
function scopeGroups({ requiredAccess, offlineScopes }: ScopeItem): string[][] {
  const [main = '', also = ''] = requiredAccess.split(' Also:');
  const first = offlineScopes.slice(0, 1);
  const rest = offlineScopes.slice(1);
  if (rest.length > 0 && /as well as any of|access scope and \(/.test(main)) return [first, rest];
  const further = rest.filter((scope) => also.includes(`\`${scope}\``) && !main.includes(`\`${scope}\``));
  const alternatives = offlineScopes.filter((scope) => !further.includes(scope));
  return further.length > 0 ? [alternatives, further] : [alternatives];
}
