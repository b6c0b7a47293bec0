import { at, idsAt, type Input } from './input.ts';

/** Lists of an input that are changed by adding and removing: the name of the one, the name of the other. */
const LISTS: Record<string, [add: string, remove: string][]> = {
  products: [
    ['productsToAdd', 'productsToRemove'],
    ['productVariantsToAdd', 'productVariantsToRemove'],
  ],
  collections: [['add', 'remove']],
  customers: [['add', 'remove']],
  customerSegments: [['add', 'remove']],
  countries: [['add', 'remove']],
  productDiscountsWithTagsOnSameCartLine: [['add', 'remove']],
};

/** Choices of which a new one takes the place of the old. */
const CHOICES = new Set(['context', 'items', 'value', 'effect', 'minimumRequirement', 'destination']);

/**
 * What a discount's input becomes after a change: what is left out stays, what is null goes, and added and removed
 * ids are settled, so that the stored input holds only lists to add. Made from nothing, it settles a first input.
 */
export function mergeInput(old: Input, change: Input): Input {
  const merged: Input = { ...old };
  for (const [name, value] of Object.entries(change)) {
    const next = at(change, name);
    if (!next) merged[name] = value;
    else if (LISTS[name]) merged[name] = mergeLists(LISTS[name], at(old, name) ?? {}, next);
    else merged[name] = mergeInput(CHOICES.has(name) ? keptChoice(at(old, name), next) : (at(old, name) ?? {}), next);
  }
  return merged;
}

/** Of the old choice only what the new one names again, so that lists can be added to. */
function keptChoice(old: Input | undefined, next: Input): Input {
  return Object.fromEntries(Object.entries(old ?? {}).filter(([name]) => name in next));
}

function mergeLists(lists: [add: string, remove: string][], old: Input, change: Input): Input {
  const merged: Input = { ...old, ...change };
  for (const [add, remove] of lists) {
    const removed = new Set(idsAt(change, remove));
    merged[add] = [...new Set([...idsAt(old, add), ...idsAt(change, add)])].filter((id) => !removed.has(id));
    delete merged[remove];
  }
  return merged;
}
