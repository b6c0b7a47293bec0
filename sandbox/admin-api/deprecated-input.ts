import {
  getNamedType,
  GraphQLError,
  isInputObjectType,
  isListType,
  isNonNullType,
  typeFromAST,
  type ASTVisitor,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValidationContext,
} from 'graphql';

function refusal(what: string, reason: string): GraphQLError {
  return new GraphQLError(`${what} is deprecated. ${reason}`, { extensions: { code: 'SANDBOX_DEPRECATED_INPUT' } });
}

/**
 * Refuses deprecated arguments and input fields in the document. A 2026-10 store still takes them; here they are
 * errors, so that nobody finds out on the day they are gone.
 */
export function NoDeprecatedInputRule(context: ValidationContext): ASTVisitor {
  return {
    Argument(node) {
      const argument = context.getArgument();
      if (argument?.deprecationReason) {
        const owner = `${context.getParentType()?.name ?? 'Directive'}.${context.getFieldDef()?.name ?? ''}`;
        context.reportError(refusal(`The argument ${owner}(${node.name.value}:)`, argument.deprecationReason));
      }
    },
    ObjectField(node) {
      const parent = getNamedType(context.getParentInputType());
      const field = isInputObjectType(parent) ? parent.getFields()[node.name.value] : undefined;
      if (field?.deprecationReason) {
        context.reportError(refusal(`The input field ${parent?.name}.${field.name}`, field.deprecationReason));
      }
    },
  };
}

/** The same for what comes in as variables. */
export function deprecatedVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): GraphQLError[] {
  const errors: GraphQLError[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const type = typeFromAST(schema, definition.type);
    const value = variables[definition.variable.name.value];
    if (type && value !== undefined) visit(type as GraphQLInputType, value, errors);
  }
  return errors;
}

function visit(type: GraphQLInputType, value: unknown, errors: GraphQLError[]): void {
  if (isNonNullType(type)) return visit(type.ofType, value, errors);
  if (isListType(type)) {
    for (const item of Array.isArray(value) ? value : [value]) visit(type.ofType, item, errors);
    return;
  }
  if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return;
  const fields = type.getFields();
  for (const [name, child] of Object.entries(value)) {
    const field = fields[name];
    if (!field) continue;
    if (field.deprecationReason) errors.push(refusal(`The input field ${type.name}.${name}`, field.deprecationReason));
    visit(field.type, child, errors);
  }
}
