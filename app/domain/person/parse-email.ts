import { z } from 'zod';

const address = z.email().max(254);

/** What somebody typed as their e-mail address, without blanks around; null when no mail can be sent there. */
export function parseEmail(typed: string): string | null {
  return address.safeParse(typed.normalize('NFKC').trim()).data ?? null;
}
