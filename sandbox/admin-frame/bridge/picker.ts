import type { PickedResource, PickerWish } from '../protocol.ts';
import type { Channel } from './channel.ts';

interface PickerOptions {
  type: PickerWish['type'];
  action?: 'add' | 'select';
  multiple?: boolean | number;
  query?: string;
  filter?: { variants?: boolean; query?: string };
  selectionIds?: PickerWish['selectionIds'];
}

type Selection = PickedResource[] & { selection: PickedResource[] };

/** `shopify.resourcePicker`: undefined when the merchant closes it without choosing. */
export function connectPicker(channel: Channel): (options: PickerOptions) => Promise<Selection | undefined> {
  return async ({ type, action = 'add', multiple = false, query = '', filter = {}, selectionIds = [] }) => {
    const picked = await channel.request('picker', {
      type,
      action,
      multiple,
      query,
      filterQuery: filter.query ?? '',
      showVariants: filter.variants ?? true,
      selectionIds: selectionIds.map(({ id, variants }) => ({
        id,
        variants: variants?.map((variant) => ({ id: variant.id })),
      })),
    });
    return picked === null ? undefined : Object.assign(picked, { selection: picked });
  };
}
