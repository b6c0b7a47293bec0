import { GraphQLError } from 'graphql';

/** What a resource can be searched by: field names of Shopify's search syntax to the texts an item has for them. */
export interface Searchable<Item> {
  fields: Record<string, (item: Item) => string | string[] | null>;
  /** The texts that a term without a field is looked for in. */
  text: (item: Item) => string[];
}

interface Term {
  negated: boolean;
  field: string | null;
  comparator: string;
  value: string;
}

/**
 * Shopify's search syntax: terms joined by AND (or a space) and OR, `-` or NOT before a term, `field:value`,
 * `field:>=value`, quotes, and a `*` at the end for a prefix. Parentheses are not understood and refused.
 */
export function search<Item>(items: readonly Item[], query: string | null | undefined, by: Searchable<Item>): Item[] {
  if (!query?.trim()) return [...items];
  const alternatives = parse(query);
  for (const { field } of alternatives.flat()) {
    if (field !== null && !(field in by.fields)) {
      throw new GraphQLError(`The sandbox cannot search by ${field}.`, { extensions: { code: 'SANDBOX_NOT_MODELED' } });
    }
  }
  return items.filter((item) => alternatives.some((terms) => terms.every((term) => matches(item, term, by))));
}

function parse(query: string): Term[][] {
  const words = query.match(/(?:[^\s"'()]|"[^"]*"|'[^']*')+|[()]/g) ?? [];
  const alternatives: Term[][] = [[]];
  let negated = false;
  for (const word of words) {
    if (word === '(' || word === ')') {
      throw new GraphQLError('The sandbox cannot search with parentheses.', {
        extensions: { code: 'SANDBOX_NOT_MODELED' },
      });
    }
    if (word === 'AND') continue;
    if (word === 'OR') alternatives.push([]);
    else if (word === 'NOT') negated = true;
    else {
      alternatives.at(-1)?.push(term(word, negated));
      negated = false;
    }
  }
  return alternatives;
}

function term(word: string, negated: boolean): Term {
  const match = /^(-?)(?:([a-z_]+):)?(<=|>=|<|>)?(.*)$/is.exec(word);
  return {
    negated: negated || match?.[1] === '-',
    field: match?.[2] ?? null,
    comparator: match?.[3] ?? '',
    value: (match?.[4] ?? '').replace(/^(["'])(.*)\1$/s, '$2').toLowerCase(),
  };
}

function matches<Item>(item: Item, { field, comparator, value, negated }: Term, by: Searchable<Item>): boolean {
  const found = field === null ? by.text(item) : (by.fields[field]?.(item) ?? []);
  const texts = (Array.isArray(found) ? found : [found]).map((text) => text.toLowerCase());
  const hit = texts.some((text) => {
    if (comparator) return compare(text, comparator, value);
    if (field === null) return text.split(/\s+/).some((part) => part.startsWith(value.replace(/\*$/, '')));
    return value.endsWith('*') ? text.startsWith(value.slice(0, -1)) : text === value;
  });
  return hit !== negated;
}

function compare(text: string, comparator: string, value: string): boolean {
  const numeric = /^-?\d+(\.\d+)?$/;
  const left = numeric.test(text) ? Number(text) : Date.parse(text);
  const right = numeric.test(value) ? Number(value) : Date.parse(value);
  if (comparator === '<') return left < right;
  if (comparator === '<=') return left <= right;
  if (comparator === '>') return left > right;
  return left >= right;
}
