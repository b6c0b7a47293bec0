import { getNamedType, isEnumType, isObjectType, type GraphQLEnumType, type GraphQLResolveInfo } from 'graphql';
import type { AdminContext } from '../context.ts';
import { customerMutations } from './customers.ts';
import { discountMutations } from './discounts.ts';
import { lifecycleMutations } from './discount-lifecycle.ts';
import { giftCardMutations } from './gift-cards.ts';
import { metafieldMutations } from './metafields.ts';
import { redeemCodeMutations } from './redeem-codes.ts';
import { segmentMutations } from './segments.ts';
import { storeCreditMutations } from './store-credit.ts';
import { tagMutations } from './tags.ts';

type Mutation = (args: never, context: AdminContext, info: GraphQLResolveInfo) => unknown;

const MUTATIONS: Record<string, Mutation> = {
  ...discountMutations,
  ...lifecycleMutations,
  ...redeemCodeMutations,
  ...metafieldMutations,
  ...tagMutations,
  ...storeCreditMutations,
  ...giftCardMutations,
  ...segmentMutations,
  ...customerMutations,
};

/** Every mutation the sandbox can do. `operation` is what a misbehaviour may be limited to. */
export function mutationRoot(operation: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(MUTATIONS).map(([name, mutation]) => [
      name,
      (args: never, context: AdminContext, info: GraphQLResolveInfo) => {
        const strike = context.sandbox.misbehaviour.strikes('admin.user-error', context.shop, operation);
        return strike ? refusedPayload(info, strike.code, strike.message) : mutation(args, context, info);
      },
    ]),
  );
}

/** A payload that says no, without the effect: one user error, everything else null. */
function refusedPayload(info: GraphQLResolveInfo, code?: string, message?: string): Record<string, unknown> {
  const payload = getNamedType(info.returnType);
  if (!isObjectType(payload)) throw new Error(`${info.fieldName} has no payload`);
  const fields = payload.getFields();
  const errorType = fields['userErrors'] && getNamedType(fields['userErrors'].type);
  const codes = isObjectType(errorType) ? getNamedType(errorType.getFields()['code']?.type) : undefined;
  const error = {
    __typename: errorType?.name,
    field: null,
    message: message ?? 'Something went wrong, please try again.',
    extraInfo: null,
    elementIndex: null,
    ...(isEnumType(codes) && { code: code ?? anyCode(codes) }),
  };
  const nothing = Object.keys(fields).map((name) => [name, null] as const);
  return { ...Object.fromEntries(nothing), __typename: payload.name, userErrors: [error] };
}

/** Not every mutation knows internal errors; one that does not says the first thing it can. */
function anyCode(codes: GraphQLEnumType): string {
  return codes.getValue('INTERNAL_ERROR')?.name ?? codes.getValues()[0]?.name ?? 'INVALID';
}
