import { z } from 'zod';

/** Shopify's refusals, which come with HTTP 200 and must always be read. */
export const userErrorsSchema = z.array(z.object({ code: z.string().nullable(), message: z.string() }));
export type UserErrors = z.infer<typeof userErrorsSchema>;

/** A refusal that no input of a person could cause: something we sent is wrong, so it is thrown. */
export class UnexpectedRefusal extends Error {
  /** Shopify itself stumbled: the same call may fare better later, and may have been heard. */
  readonly canRetry: boolean;
  constructor(call: string, errors: UserErrors) {
    super(`${call}: ${errors.map(({ code, message }) => `${code ?? 'no code'}: ${message}`).join('; ')}`);
    this.name = 'UnexpectedRefusal';
    this.canRetry = errors.some(({ code }) => code === 'INTERNAL_ERROR');
  }
}

/** What Shopify said, when every error is one of those that a person can put right; null otherwise. */
export function refusedFor(errors: UserErrors, reasons: readonly string[]): string | null {
  if (errors.length === 0 || errors.some(({ code }) => !reasons.includes(code ?? ''))) return null;
  return errors.map(({ code, message }) => `${String(code)}: ${message}`).join('; ');
}
