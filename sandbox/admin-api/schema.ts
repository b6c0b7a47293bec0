import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildSchema, GraphQLScalarType, type GraphQLSchema } from 'graphql';
import { SCALARS } from './scalars.ts';

export const API_VERSION = '2026-10';

/** What a type or field needs: one scope of each group. `text` is Shopify's own sentence about it. */
export interface ScopeRule {
  groups: string[][];
  text: string;
}

let schema: GraphQLSchema | undefined;
let rules: Map<string, ScopeRule> | undefined;

/** Shopify's Admin schema of the pinned version; takes some 200 ms the first time. */
export function adminSchema(): GraphQLSchema {
  // The file is what Shopify published, printed by graphql itself: checking it again would cost more than all the rest.
  schema ??= withScalars(
    buildSchema(unpack(`admin-${API_VERSION}.graphql.gz`), { assumeValid: true, noLocation: true }),
  );
  return schema;
}

/** What Shopify asks for: keys are a type (`Order`) or a type and a field (`QueryRoot.shopLocales`). */
export function scopeRules(): Map<string, ScopeRule> {
  rules ??= new Map(
    Object.entries(JSON.parse(unpack(`admin-${API_VERSION}.scopes.json.gz`)) as Record<string, ScopeRule>),
  );
  return rules;
}

function unpack(file: string): string {
  return gunzipSync(readFileSync(new URL(`schema/${file}`, import.meta.url))).toString('utf8');
}

/** SDL knows the names of Shopify's scalars only; what they accept is written here. */
function withScalars(built: GraphQLSchema): GraphQLSchema {
  for (const [name, { parse }] of Object.entries(SCALARS)) {
    const type = built.getType(name);
    if (!(type instanceof GraphQLScalarType)) throw new Error(`The Admin schema has no scalar ${name}`);
    type.parseValue = parse;
    type.parseLiteral = (node) => {
      if ('value' in node && typeof node.value !== 'boolean') return parse(node.value);
      return parse(undefined);
    };
  }
  return built;
}
