import type { ReactNode } from 'react';
import { pageAddress } from '../page-address.ts';
import { buttonClass, type PagePlace } from './page-frame.tsx';

/** One button of the dashboard, as a form that works without scripts. A private link's token goes with it, never in the address. */
export function DashboardForm({
  place,
  path,
  token,
  fields = {},
  children,
}: {
  place: PagePlace;
  path: 'look' | 'name' | 'dashboard';
  token: string | null;
  fields?: Record<string, string>;
  children: ReactNode;
}) {
  const all = token === null ? fields : { ...fields, token };
  return (
    <form method="post" action={pageAddress(place, `/${path}`)}>
      {Object.entries(all).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={buttonClass(false)}>
        {children}
      </button>
    </form>
  );
}
