import type { IndexFiltersProps } from '@shopify/polaris';
import type { ListName } from '#app/domain/list/list-shapes.ts';
import type { ListState } from './list-frame.tsx';
import type { ListAddress } from './use-list-address.ts';
import { useSavedViews } from './use-saved-views.ts';

/** A tab of a list: a view that is always there, or one that the merchant saved. */
export interface ListTab {
  id: string;
  name: string;
  /** As `writeListQuery` writes it. */
  query: string;
}

/** As many views as a list can have; the server says so too. */
const mostViews = 20;

/** The tabs of a list, which of them is open, and whether what is shown differs from it. */
export function useListTabs({
  list,
  tabs,
  state,
  address,
}: {
  list: ListName;
  tabs: ListTab[];
  state: ListState;
  address: ListAddress;
}) {
  const saved = useSavedViews(list);
  const all = [...tabs, ...state.views];
  const selected = findSelected(all, tabs, address.get('view'), state.query);
  const open = all[selected];
  const isSaved = selected >= tabs.length;
  const isChanged = open !== undefined && open.query !== state.query;

  function openTab(tab: Pick<ListTab, 'id' | 'query'>): void {
    const isFirst = tab.id === tabs[0]?.id;
    address.go(
      new URLSearchParams([...new URLSearchParams(tab.query), ...(isFirst ? [] : [['view', tab.id]])]).toString(),
    );
  }
  async function save(name: string): Promise<boolean> {
    const id = await saved.ask({ intent: 'save', name, query: state.query });
    if (id !== null) openTab({ id, query: state.query });
    return id !== null;
  }
  async function update(): Promise<boolean> {
    if (open === undefined) return false;
    return (await saved.ask({ intent: 'update', id: open.id, query: state.query })) !== null;
  }
  const rename = async (id: string, name: string) => (await saved.ask({ intent: 'rename', id, name })) !== null;
  async function remove(id: string): Promise<boolean> {
    const isGone = (await saved.ask({ intent: 'delete', id })) !== null;
    const [first] = tabs;
    if (isGone && first !== undefined) openTab(first);
    return isGone;
  }

  const primaryAction: IndexFiltersProps['primaryAction'] = isSaved
    ? { type: 'save', onAction: update, disabled: !isChanged }
    : { type: 'save-as', onAction: save, disabled: !isChanged };
  return {
    tabs: all.map((tab, index) => ({
      id: `${list}-${tab.id}`,
      content: tab.name,
      isLocked: index < tabs.length,
      viewNames: all.map(({ name }) => name),
      actions:
        index < tabs.length
          ? []
          : [
              { type: 'rename' as const, onPrimaryAction: (name: string) => rename(tab.id, name) },
              { type: 'delete' as const, onPrimaryAction: () => remove(tab.id) },
            ],
    })),
    selected,
    isChanged,
    /** The address of the open tab without anything that was added to it. */
    viewPart: open === undefined || selected === 0 ? '' : `view=${open.id}`,
    canCreate: state.views.length < mostViews,
    primaryAction,
    refused: saved.refused,
    onSelect: (index: number) => {
      const tab = all[index];
      if (tab !== undefined) openTab(tab);
    },
    onCreate: save,
    onCancel: () => {
      if (open !== undefined && isChanged) openTab(open);
    },
    onName: (name: string) => {
      const wish = saved.refused?.wish;
      if (wish?.intent === 'rename') void rename(wish.id, name);
      else if (wish?.intent === 'delete') void remove(wish.id);
      else void save(name);
    },
    onForget: saved.forget,
  };
}

/** The tab that the address names; else the one that shows just this; else the first. */
function findSelected(all: ListTab[], tabs: ListTab[], view: string, query: string): number {
  const named = all.findIndex(({ id }) => id === view);
  if (named >= 0) return named;
  return Math.max(
    0,
    tabs.findIndex((tab) => tab.query === query),
  );
}
