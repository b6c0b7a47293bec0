import { GraphQLError, getNamedType, type GraphQLOutputType } from 'graphql';
import { scopeRules, type ScopeRule } from './schema.ts';

/** Whether the granted scopes hold this one; permission to write holds permission to read. */
export function hasScope(granted: readonly string[], scope: string): boolean {
  return granted.includes(scope) || (scope.startsWith('read_') && granted.includes(scope.replace('read_', 'write_')));
}

function isDenied(granted: readonly string[], rule: ScopeRule): boolean {
  return rule.groups.some((group) => !group.some((scope) => hasScope(granted, scope)));
}

/** The rule that keeps an app with these scopes from a field, or null. A field asks for what it gives, too. */
export function fieldRefusal(
  granted: readonly string[],
  typeName: string,
  fieldName: string,
  type: GraphQLOutputType,
): ScopeRule | null {
  const rule = scopeRules().get(`${typeName}.${fieldName}`);
  if (rule && isDenied(granted, rule)) return rule;
  return typeRefusal(granted, getNamedType(type).name);
}

/** The rule that keeps an app with these scopes from a type, or null. A connection is as secret as its nodes. */
export function typeRefusal(granted: readonly string[], typeName: string): ScopeRule | null {
  const rule = scopeRules().get(typeName) ?? scopeRules().get(typeName.replace(/Connection$|Edge$/, ''));
  return rule && isDenied(granted, rule) ? rule : null;
}

/** Shopify's error on a field that the app may not have. */
export function accessDenied(fieldName: string, requiredAccess: string): GraphQLError {
  return new GraphQLError(`Access denied for ${fieldName} field. Required access: ${requiredAccess}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess,
    },
  });
}
