import { execute } from 'graphql';
import type { Sandbox } from '../world/sandbox.ts';
import type { Shop, ShopDomain } from '../world/types.ts';
import { settle } from '../world/settle.ts';
import { wireNow } from '../world/wire-now.ts';
import {
  executed,
  INVALID_TOKEN,
  MAX_QUERY_COST,
  refusedBySchema,
  throttled,
  tooExpensive,
  type Answer,
} from './answers.ts';
import { Bucket, type BucketSize } from './bucket.ts';
import { actualCost, requestedCost } from './cost.ts';
import { readOperation, type GraphqlRequest, type Operation } from './document.ts';
import { mutationRoot } from './mutations/root.ts';
import { queryRoot } from './query-root.ts';
import { resolveField, resolveType } from './resolve-field.ts';

/** The buckets of the app in each shop. */
export class Buckets {
  private readonly sandbox: Sandbox;
  private readonly sizeOf: (shop: Shop) => BucketSize;
  private readonly byShop = new Map<ShopDomain, Bucket>();

  constructor(sandbox: Sandbox, sizeOf: (shop: Shop) => BucketSize) {
    this.sandbox = sandbox;
    this.sizeOf = sizeOf;
  }

  of(shop: Shop): Bucket {
    const known = this.byShop.get(shop.domain);
    if (known) return known;
    const bucket = new Bucket(this.sizeOf(shop), wireNow(this.sandbox));
    this.byShop.set(shop.domain, bucket);
    return bucket;
  }
}

/** The answer to a request, and the name of the operation when it ran. */
export interface Outcome extends Answer {
  operation: string | null;
}

/** Checks, bills and runs one GraphQL request of the installed app. */
export async function runOperation(
  sandbox: Sandbox,
  buckets: Buckets,
  shop: Shop,
  request: GraphqlRequest,
): Promise<Outcome> {
  const { installation } = shop;
  if (!installation) return { ...INVALID_TOKEN, operation: null };
  const operation = readOperation(request);
  if ('errors' in operation) return { ...refusedBySchema(operation.errors), operation: null };

  const requestedQueryCost = requestedCost(operation);
  if (requestedQueryCost > MAX_QUERY_COST) return { ...tooExpensive(requestedQueryCost), operation: null };
  const bucket = buckets.of(shop);
  const status = () => bucket.status(wireNow(sandbox));
  // Emptied, not only said to be: the numbers in the answer are then true, and waiting that long really helps.
  if (sandbox.misbehaviour.strikes('admin.throttle', shop, operation.name)) bucket.empty(wireNow(sandbox));
  if (!bucket.take(requestedQueryCost, wireNow(sandbox))) {
    return { ...throttled({ requestedQueryCost, actualQueryCost: null, throttleStatus: status() }), operation: null };
  }

  settle(sandbox, shop);
  const { data, errors } = await execute({
    schema: operation.schema,
    document: operation.document,
    rootValue: rootValue(operation),
    contextValue: { sandbox, shop, installation },
    variableValues: request.variables ?? {},
    operationName: request.operationName ?? null,
    fieldResolver: resolveField,
    typeResolver: resolveType,
  });
  const actualQueryCost = actualCost(operation, data);
  bucket.giveBack(requestedQueryCost - actualQueryCost);
  const answer = executed(data, errors, { requestedQueryCost, actualQueryCost, throttleStatus: status() });
  return { ...answer, operation: operation.name };
}

function rootValue({ operation, name }: Operation): unknown {
  return operation.operation === 'mutation' ? mutationRoot(name) : queryRoot;
}
