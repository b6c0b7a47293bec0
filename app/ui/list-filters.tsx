import type { AppliedFilterInterface, FilterInterface } from '@shopify/polaris';
import { useFormat, useText } from './text.tsx';
import { ChoicesFilter, DaysFilter, NumberFilter } from './list-filter-fields.tsx';
import type { ListAddress } from './use-list-address.ts';

/** One filter of a list, as its page describes it. */
export type ListFilter =
  | {
      kind: 'choices';
      name: string;
      label: string;
      choices: { value: string; label: string }[];
      isMany: boolean;
      isPinned?: boolean;
    }
  | { kind: 'days'; label: string; isPinned?: boolean }
  | {
      kind: 'number';
      name: string;
      label: string;
      field: string;
      applied: (count: number) => string;
      isPinned?: boolean;
    }
  /** Set by a link from elsewhere; it can only be taken away. */
  | { kind: 'given'; name: string; applied: string };

/** The names in the address that a filter is kept under. */
export function namesOf(filter: ListFilter): string[] {
  return filter.kind === 'days' ? ['from', 'to'] : [filter.name];
}

/** The filters as Polaris wants them: how each is set, and what is said of those that are. */
export function useListFilters(
  filters: ListFilter[],
  address: ListAddress,
): { filters: FilterInterface[]; applied: AppliedFilterInterface[] } {
  const t = useText();
  const format = useFormat();
  return {
    filters: filters.filter(({ kind }) => kind !== 'given').map(toField),
    applied: filters.flatMap((filter) => {
      const label = describe(filter);
      if (label === null) return [];
      const clear = () => address.change(Object.fromEntries(namesOf(filter).map((name) => [name, null])));
      return { key: keyOf(filter), label, onRemove: clear };
    }),
  };

  function toField(filter: ListFilter): FilterInterface {
    const shared = {
      key: keyOf(filter),
      label: 'label' in filter ? filter.label : '',
      pinned: 'isPinned' in filter && filter.isPinned === true,
      hideClearButton: false,
    };
    return { ...shared, filter: <Field filter={filter} address={address} /> };
  }

  function describe(filter: ListFilter): string | null {
    switch (filter.kind) {
      case 'choices': {
        const chosen = address.values(filter.name);
        const known = filter.choices.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
        if (known.length === 0) return null;
        // A question that is answered by yes says all there is to say.
        if (filter.choices.length === 1) return known.join();
        return t('lists.applied.one', { filter: filter.label, values: known.join(', ') });
      }
      case 'days': {
        const [from, to] = [address.get('from'), address.get('to')].map((day) => (isDay(day) ? format.date(day) : ''));
        if (from && to) return t('lists.applied.between', { from, to });
        if (from) return t('lists.applied.from', { day: from });
        return to ? t('lists.applied.to', { day: to }) : null;
      }
      case 'number': {
        const value = Number(address.get(filter.name));
        return Number.isSafeInteger(value) && value > 0 ? filter.applied(value) : null;
      }
      case 'given':
        return address.get(filter.name) === '' ? null : filter.applied;
    }
  }
}

function keyOf(filter: ListFilter): string {
  return filter.kind === 'days' ? 'days' : filter.name;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`));
}

function Field({ filter, address }: { filter: ListFilter; address: ListAddress }) {
  switch (filter.kind) {
    case 'choices':
      return (
        <ChoicesFilter
          label={filter.label}
          choices={filter.choices}
          selected={address.values(filter.name)}
          isMany={filter.isMany}
          onChange={(values) => address.change({ [filter.name]: values.join(',') })}
        />
      );
    case 'days':
      return <DaysFilter from={address.get('from')} to={address.get('to')} onChange={(days) => address.change(days)} />;
    case 'number':
      return (
        <NumberFilter
          label={filter.field}
          value={address.get(filter.name)}
          onChange={(value) => address.change({ [filter.name]: value })}
        />
      );
    case 'given':
      return null;
  }
}
