import {
  getNamedType,
  Kind,
  parse,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  NoDeprecatedCustomRule,
  type GraphQLSchema,
} from 'graphql';
import ts from 'typescript';
import type { ScopeRule } from '../../sandbox/admin-api/schema.ts';
import type { SourceFile } from './source-files.ts';

/** One GraphQL document as it stands in a source file. */
export interface AdminDocument {
  path: string;
  /** The name of its operation. */
  name: string;
  text: string;
}

/** Every template that begins with `#graphql`. One with a hole in it is refused: nobody could check what it becomes. */
export function findDocuments({ path, text }: SourceFile): AdminDocument[] {
  const found: AdminDocument[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node) && isGraphql(node.head.text)) {
      throw new Error(`${path} puts values into a GraphQL document: pass them as variables.`);
    }
    if (ts.isStringLiteralLike(node) && isGraphql(node.text)) {
      const name = /(?:query|mutation|subscription)\s+(\w+)/.exec(node.text)?.[1];
      if (name === undefined) throw new Error(`${path} has a GraphQL operation without a name.`);
      found.push({ path, name, text: node.text });
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS));
  return found;
}

function isGraphql(text: string): boolean {
  return text.trimStart().startsWith('#graphql');
}

/** What Shopify's schema has against a document: unknown names, wrong types, and everything deprecated. */
export function validateDocument(schema: GraphQLSchema, document: AdminDocument): string[] {
  const errors = validate(schema, parse(document.text), [...specifiedRules, NoDeprecatedCustomRule]);
  return errors.map(({ message }) => `${document.path}: ${message}`);
}

/** One demand of Shopify's: any of these scopes satisfies it. */
export interface ScopeDemand {
  anyOf: string[];
  /** What asks for it, such as `AddRedeemCodes Mutation.discountRedeemCodeBulkAdd`. */
  by: string;
}

/** The scopes behind every field of a document and the types those fields give. */
export function findScopeDemands(
  schema: GraphQLSchema,
  rules: Map<string, ScopeRule>,
  document: AdminDocument,
): ScopeDemand[] {
  const demands: ScopeDemand[] = [];
  const ask = (key: string): void => {
    for (const anyOf of rules.get(key)?.groups ?? []) demands.push({ anyOf, by: `${document.name} ${key}` });
  };
  const info = new TypeInfo(schema);
  visit(
    parse(document.text),
    visitWithTypeInfo(info, {
      [Kind.FIELD](field) {
        const parent = info.getParentType()?.name ?? '';
        const given = getNamedType(info.getType())?.name ?? '';
        ask(`${parent}.${field.name.value}`);
        // A connection is as secret as its nodes.
        for (const type of new Set([given, given.replace(/(?:Connection|Edge)$/, '')])) ask(type);
      },
      [Kind.INLINE_FRAGMENT]() {
        ask(getNamedType(info.getType())?.name ?? '');
      },
    }),
  );
  return demands;
}

/** Compares what is asked of merchants with what is needed, both ways. */
export function compareScopes(granted: readonly string[], demands: readonly ScopeDemand[]): string[] {
  const missing = demands
    .filter(({ anyOf }) => !anyOf.some((scope) => granted.includes(scope)))
    .map(({ anyOf, by }) => `${by} needs ${anyOf.join(' or ')}`);
  const surplus = granted
    .filter((scope) => !demands.some(({ anyOf }) => anyOf.includes(scope)))
    .map((scope) => `nothing needs ${scope}`);
  return [...new Set([...missing, ...surplus])];
}
