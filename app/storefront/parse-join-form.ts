import { z } from 'zod';
import { joinFormSchema } from './contract.ts';
import { readForm } from './read-form.ts';

/** What browsers take for an address, at a place that the internet knows. */
const address = z
  .string()
  .trim()
  .regex(z.regexes.html5Email)
  .refine((email) => email.slice(email.lastIndexOf('@')).includes('.'));

/** The address in the form that joins by e-mail; null when it holds none. Nobody signs it. */
export async function parseJoinForm(request: Request): Promise<string | null> {
  return parseJoinFields(await readForm(request));
}

/** The same of fields that were read already. */
export function parseJoinFields(form: Record<string, string> | null): string | null {
  const fields = joinFormSchema.safeParse(form);
  return fields.success ? (address.safeParse(fields.data.email).data ?? null) : null;
}
