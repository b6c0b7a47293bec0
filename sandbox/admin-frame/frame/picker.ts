import type { PickedResource, PickerWish } from '../protocol.ts';
import { make } from './page.ts';

/** The resource picker over the shop's own goods. Null when it is closed without a choice. */
export async function openPicker(bridgePath: string, wish: PickerWish): Promise<PickedResource[] | null> {
  const chosen = new Map<string, Set<string>>();
  for (const { id, variants } of wish.selectionIds) chosen.set(id, new Set(variants?.map((variant) => variant.id)));
  const limit = wish.multiple === true ? Infinity : wish.multiple === false ? 1 : wish.multiple;

  const dialog = make('dialog', { className: 'picker' });
  const search = make('input', { type: 'search', value: wish.query, placeholder: 'Search', ariaLabel: 'Search' });
  const rows = make('div', { className: 'picker-rows' });
  const done = make('button', {
    type: 'button',
    className: 'button primary',
    textContent: wish.action === 'add' ? 'Add' : 'Select',
  });
  const cancel = make('button', { type: 'button', className: 'button', textContent: 'Cancel' });
  const title = make('h2', {
    textContent: `${wish.action === 'add' ? 'Add' : 'Select'} ${wish.type}${limit > 1 ? 's' : ''}`,
  });
  dialog.append(title, search, rows, make('footer', {}, cancel, done));
  const known = new Map<string, PickedResource>();

  function choose(resource: PickedResource, variantIds: string[], on: boolean): void {
    if (on && !chosen.has(resource.id) && chosen.size >= limit) {
      if (limit > 1) return;
      chosen.clear();
    }
    const variants = chosen.get(resource.id) ?? new Set();
    for (const id of variantIds) variants[on ? 'add' : 'delete'](id);
    if (variants.size > 0 || (on && variantIds.length === 0)) chosen.set(resource.id, variants);
    else chosen.delete(resource.id);
  }

  function check(label: string, checked: boolean, change: (on: boolean) => void, className = ''): HTMLElement {
    const box = make('input', { type: 'checkbox', checked });
    box.addEventListener('change', () => {
      change(box.checked);
      present();
    });
    return make('label', { className }, box, label);
  }

  function present(): void {
    const list = [...known.values()].flatMap((resource) => {
      const variantIds = resource.variants?.map((variant) => variant.id) ?? [];
      const whole = check(resource.title, chosen.has(resource.id), (on) => choose(resource, variantIds, on));
      if (!wish.showVariants || variantIds.length < 2) return [whole];
      const single = resource.variants?.map((variant) =>
        check(
          variant.title,
          chosen.get(resource.id)?.has(variant.id) ?? false,
          (on) => choose(resource, [variant.id], on),
          'variant',
        ),
      );
      return [whole, ...(single ?? [])];
    });
    rows.replaceChildren(...(list.length > 0 ? list : [make('p', { textContent: 'Nothing found.' })]));
    done.disabled = chosen.size === 0;
  }

  const everything = new Map<string, PickedResource>();
  async function load(): Promise<void> {
    const query = new URLSearchParams({ type: wish.type, query: search.value, filter: wish.filterQuery });
    const response = await fetch(`${bridgePath}/resources?${query}`);
    const { resources } = (await response.json()) as { resources: PickedResource[] };
    known.clear();
    for (const resource of resources) {
      known.set(resource.id, resource);
      everything.set(resource.id, resource);
      // A product that was chosen as a whole has all its variants chosen.
      const variants = chosen.get(resource.id);
      if (variants?.size === 0) for (const variant of resource.variants ?? []) variants.add(variant.id);
    }
    present();
  }

  search.addEventListener('input', () => void load());
  document.body.append(dialog);
  dialog.showModal();
  await load();
  return new Promise((resolve) => {
    let picked: PickedResource[] | null = null;
    done.addEventListener('click', () => {
      picked = [...chosen].flatMap(([id, variantIds]) => {
        const resource = everything.get(id);
        if (!resource) return [];
        return [
          {
            ...resource,
            ...(resource.variants && { variants: resource.variants.filter((each) => variantIds.has(each.id)) }),
          },
        ];
      });
      dialog.close();
    });
    cancel.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(picked);
    });
  });
}
