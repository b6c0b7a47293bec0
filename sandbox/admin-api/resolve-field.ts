import { GraphQLError, type GraphQLFieldResolver, type GraphQLTypeResolver } from 'graphql';
import type { AdminContext } from './context.ts';
import { refuseLongLists } from './input-size.ts';
import { accessDenied, fieldRefusal, typeRefusal } from './scopes.ts';

/** Answers every field of every type from its view, after asking for the scopes it needs. */
export const resolveField: GraphQLFieldResolver<unknown, AdminContext> = (source, args, context, info) => {
  const { fieldName, parentType, returnType, path } = info;
  const refusal = fieldRefusal(context.installation.scopes, parentType.name, fieldName, returnType);
  if (refusal) throw accessDenied(fieldName, refusal.text);
  if (path.prev === undefined) refuseLongLists(args);
  if (typeof source !== 'object' || source === null || !(fieldName in source)) {
    throw notModeled(`${parentType.name}.${fieldName}`);
  }
  const property: unknown = Reflect.get(source, fieldName);
  return typeof property === 'function' ? Reflect.apply(property, source, [args, context, info]) : property;
};

/** The concrete type of a view behind an interface or a union. */
export const resolveType: GraphQLTypeResolver<unknown, AdminContext> = (value, context, info) => {
  if (typeof value !== 'object' || value === null || !('__typename' in value)) return undefined;
  const name = String(value.__typename);
  const refusal = typeRefusal(context.installation.scopes, name);
  if (refusal) throw accessDenied(info.fieldName, refusal.text);
  return name;
};

/** Says that the schema has it and Shopify would answer, but this sandbox cannot. */
export function notModeled(what: string): GraphQLError {
  return new GraphQLError(`The sandbox has no state behind ${what}.`, { extensions: { code: 'SANDBOX_NOT_MODELED' } });
}
