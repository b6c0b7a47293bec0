import {
  getDirectiveValues,
  getNamedType,
  getArgumentValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

const MUTATION_COST = 10;
const CONNECTION_COST = 2;

/** What is needed to count an operation. */
export interface Countable {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: Record<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
}

/** Stands for an answer that is not there yet: everything asked for is counted as if it came. */
const ANYTHING = Symbol('anything');

/** Points before execution: what the operation could return at most. */
export function requestedCost(countable: Countable): number {
  return new Counter(countable).count(ANYTHING);
}

/** Points after execution: what it really returned. */
export function actualCost(countable: Countable, data: unknown): number {
  return new Counter(countable).count(data);
}

/**
 * Shopify's published prices: an object is 1, a scalar 0, an interface or union the dearest of its selections, a
 * mutation 10, and a connection is "sized by first and last", without saying how; see `weightOf`.
 */
class Counter {
  private readonly countable: Countable;

  constructor(countable: Countable) {
    this.countable = countable;
  }

  count(data: unknown): number {
    const { schema, operation } = this.countable;
    const root = operation.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType();
    return root ? this.selections(root, operation.selectionSet, data, operation.operation === 'mutation') : 0;
  }

  private selections(parent: GraphQLCompositeType, set: SelectionSetNode, data: unknown, isMutation = false): number {
    let common = 0;
    const byType = new Map<string, number>();
    for (const node of set.selections) {
      if (this.isLeftOut(node)) continue;
      if (node.kind === 'Field') {
        common += isMutation ? MUTATION_COST + this.payload(parent, node, data) : this.field(parent, node, data);
        continue;
      }
      const fragment = node.kind === 'FragmentSpread' ? this.countable.fragments[node.name.value] : node;
      const condition = fragment?.typeCondition?.name.value;
      const type = condition ? this.countable.schema.getType(condition) : parent;
      if (!fragment || !type || !isCompositeType(type)) continue;
      const cost = this.selections(type, fragment.selectionSet, data, isMutation);
      if (isAbstractType(parent) && type !== parent) byType.set(type.name, (byType.get(type.name) ?? 0) + cost);
      else common += cost;
    }
    return common + Math.max(0, ...byType.values());
  }

  private field(parent: GraphQLCompositeType, node: FieldNode, data: unknown): number {
    const type = this.typeOf(parent, node);
    if (!type || !node.selectionSet) return 0;
    const value = property(data, node);
    if (value === undefined) return 0;
    // An object that turned out to be null was looked for all the same.
    if (value === null) return 1;
    if (type.name.endsWith('Connection')) return this.connection(parent, type, node, value);
    const items = Array.isArray(value) ? value : [value];
    return items.reduce((sum: number, item) => sum + (item === null ? 0 : 1 + this.children(type, node, item)), 0);
  }

  /** Objects that a mutation hands back are in its price; connections are not. */
  private payload(parent: GraphQLCompositeType, node: FieldNode, data: unknown): number {
    const type = this.typeOf(parent, node);
    const value = property(data, node);
    if (!type || !node.selectionSet || value === null || value === undefined) return 0;
    if (type.name.endsWith('Connection')) return this.connection(parent, type, node, value);
    let cost = 0;
    for (const child of this.flatten(node.selectionSet)) cost += this.payload(child.parent ?? type, child.node, value);
    return cost;
  }

  private connection(
    parent: GraphQLCompositeType,
    type: GraphQLCompositeType,
    node: FieldNode,
    value: unknown,
  ): number {
    let cost = CONNECTION_COST;
    for (const { node: child } of node.selectionSet ? this.flatten(node.selectionSet) : []) {
      const isNodes = child.name.value === 'nodes';
      const item = this.typeOf(type, child);
      if (!item || !child.selectionSet || (!isNodes && child.name.value !== 'edges')) continue;
      const given = property(value, child);
      const items = Array.isArray(given) ? given : given === ANYTHING ? [ANYTHING] : [];
      if (items.length === 0) continue;
      // A node is an object and costs 1; an edge is free, the node in it is not.
      const prices = items.map((one) => (isNodes ? 1 : 0) + this.children(item, child, one));
      const average = prices.reduce((sum, price) => sum + price, 0) / items.length;
      cost += Math.ceil(average * weightOf(given === ANYTHING ? this.size(parent, node) : items.length));
    }
    return cost;
  }

  private size(parent: GraphQLCompositeType, node: FieldNode): number {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
    const definition = parent.getFields()[node.name.value];
    if (!definition) return 0;
    const args = getArgumentValues(definition, node, this.countable.variables);
    return Number(args['first'] ?? args['last'] ?? 0);
  }

  private children(type: GraphQLCompositeType, node: FieldNode, value: unknown): number {
    return node.selectionSet ? this.selections(type, node.selectionSet, value) : 0;
  }

  /** The fields of a selection with those of its fragments, each with the type it is asked of when that is another. */
  private flatten(set: SelectionSetNode): { node: FieldNode; parent?: GraphQLCompositeType }[] {
    return set.selections.flatMap((node) => {
      if (this.isLeftOut(node)) return [];
      if (node.kind === 'Field') return [{ node }];
      const fragment = node.kind === 'FragmentSpread' ? this.countable.fragments[node.name.value] : node;
      const type = fragment?.typeCondition && this.countable.schema.getType(fragment.typeCondition.name.value);
      const inner = fragment ? this.flatten(fragment.selectionSet) : [];
      return inner.map((child) => (type && isCompositeType(type) ? { parent: type, ...child } : child));
    });
  }

  private typeOf(parent: GraphQLCompositeType, node: FieldNode): GraphQLCompositeType | null {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return null;
    const definition = parent.getFields()[node.name.value];
    const type = definition && getNamedType(definition.type);
    return type && isCompositeType(type) ? type : null;
  }

  private isLeftOut(node: SelectionNode): boolean {
    const { variables } = this.countable;
    if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return true;
    return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] === false;
  }
}

/**
 * How many times the price of one node a page of `size` costs. Once it was the size; a store of today charges 25 for
 * a product with 250 variants and their inventory items, which would then be 503. This curve goes through that one
 * published figure (community.shopify.dev, topic 23101); between it and a page of one nobody has said.
 */
function weightOf(size: number): number {
  return size <= 0 ? 0 : Math.max(1, Math.round(2 * Math.log(size)));
}

function property(data: unknown, node: FieldNode): unknown {
  if (data === ANYTHING) return ANYTHING;
  if (typeof data !== 'object' || data === null) return undefined;
  return Reflect.get(data, node.alias?.value ?? node.name.value);
}
