import { useLocation, useNavigate, useNavigation, useSearchParams } from '@remix-run/react';
import { useMemo } from 'react';

/** What is asked for in the address: filters and the rest, by name. Null takes something away. */
export type AddressChange = Record<string, string | null>;

export interface ListAddress {
  /** As it will be once the page has followed. */
  get(name: string): string;
  /** The values of a filter. */
  values(name: string): string[];
  /** Goes there from the first page on. `isTyping` leaves no step behind for “back”. */
  change(change: AddressChange, options?: { isTyping?: boolean }): void;
  /** Goes to an address of the same list. */
  go(search: string): void;
  isBusy: boolean;
}

/** A list's state is its address, so that back, reload and a shared link show the same. `names` are the parts it has. */
export function useListAddress(names: readonly string[]): ListAddress {
  const [current] = useSearchParams();
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const navigate = useNavigate();
  const next = navigation.state === 'loading' && navigation.location.pathname === pathname ? navigation.location : null;
  const coming = next?.search ?? null;
  const shown = useMemo(() => (coming === null ? current : new URLSearchParams(coming)), [coming, current]);
  return {
    get: (name) => shown.get(name) ?? '',
    values: (name) => (shown.get(name) ?? '').split(',').filter((value) => value !== ''),
    change(change, options = {}) {
      const wanted = new URLSearchParams();
      for (const name of names) {
        // Where a page begins means something on that page alone.
        const isPlace = name === 'after' || name === 'before';
        const value = name in change ? change[name] : isPlace ? null : shown.get(name);
        if (value !== null && value !== undefined && value !== '') wanted.set(name, value);
      }
      navigate(`?${wanted.toString()}`, { replace: options.isTyping === true, preventScrollReset: true });
    },
    go: (search) => navigate(`?${search}`, { preventScrollReset: true }),
    isBusy: next !== null,
  };
}
