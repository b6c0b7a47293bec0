import {
  getVariableValues,
  GraphQLError,
  Kind,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';
import type { Countable } from './cost.ts';
import { deprecatedVariables, NoDeprecatedInputRule } from './deprecated-input.ts';
import { adminSchema } from './schema.ts';

/** A document that Shopify's schema accepts, with the operation and the variables to run it with. */
export interface Operation extends Countable {
  document: DocumentNode;
  /** The operation's name, or that of its first field. */
  name: string;
}

export interface GraphqlRequest {
  query: string;
  variables?: Record<string, unknown> | null | undefined;
  operationName?: string | null | undefined;
}

const KEPT_DOCUMENTS = 500;

/** Checked documents by their text: an app sends the same few again and again. */
const checked = new Map<string, { document: DocumentNode; errors: readonly GraphQLError[] }>();

/** Reads and checks a request; what the schema refuses comes back as errors. */
export function readOperation(request: GraphqlRequest): Operation | { errors: readonly GraphQLError[] } {
  const schema = adminSchema();
  const { document, errors } = check(request.query);
  if (errors.length > 0) return { errors };
  const operation = pickOperation(document, request.operationName ?? null);
  if (!operation) return { errors: [new GraphQLError('No operation of this name, or several without a name.')] };
  const raw = request.variables ?? {};
  const values = getVariableValues(schema, operation.variableDefinitions ?? [], raw);
  if (values.errors) return { errors: values.errors };
  const deprecated = deprecatedVariables(schema, operation, raw);
  if (deprecated.length > 0) return { errors: deprecated };
  return {
    document,
    operation,
    name: nameOf(operation),
    schema,
    fragments: fragmentsOf(document),
    variables: values.coerced,
  };
}

/** The name a misbehaviour knows a request by; empty when it is no operation. */
export function operationNameOf(request: GraphqlRequest): string {
  const operation = pickOperation(check(request.query).document, request.operationName ?? null);
  return operation ? nameOf(operation) : '';
}

function check(query: string): { document: DocumentNode; errors: readonly GraphQLError[] } {
  const known = checked.get(query);
  if (known) return known;
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { document: { kind: Kind.DOCUMENT, definitions: [] }, errors: [error] };
  }
  const errors = validate(adminSchema(), document, [...specifiedRules, NoDeprecatedInputRule]);
  if (checked.size >= KEPT_DOCUMENTS) checked.clear();
  checked.set(query, { document, errors });
  return { document, errors };
}

function pickOperation(document: DocumentNode, name: string | null): OperationDefinitionNode | null {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const wanted = name === null ? operations : operations.filter((operation) => operation.name?.value === name);
  return wanted.length === 1 ? (wanted[0] ?? null) : null;
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}

function nameOf(operation: OperationDefinitionNode): string {
  if (operation.name) return operation.name.value;
  const first = operation.selectionSet.selections.find((node) => node.kind === Kind.FIELD);
  return first?.kind === Kind.FIELD ? first.name.value : '';
}
