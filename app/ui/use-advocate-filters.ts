import { useMemo } from 'react';
import type { ListFilter } from './list-filters.tsx';
import { useText } from './text.tsx';

/** The parts of the address that this list has. */
export const advocateNames = ['view', 'search', 'open', 'blocked', 'from', 'to', 'sort', 'after', 'before'] as const;

/** By what advocates can be narrowed, in words. */
export function useAdvocateFilters(): ListFilter[] {
  const t = useText();
  return useMemo(() => {
    const question = (name: 'open' | 'blocked') => ({
      kind: 'choices' as const,
      name,
      label: t(`lists.filter.${name}`),
      choices: [{ value: 'yes', label: t(`lists.filter.yes.${name}`) }],
      isMany: false,
      isPinned: true,
    });
    return [{ kind: 'days', label: t('lists.filter.days'), isPinned: true }, question('open'), question('blocked')];
  }, [t]);
}
