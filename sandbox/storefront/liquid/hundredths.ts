import { toMinor } from '../../world/money.ts';

/** Liquid and the Ajax API write amounts in hundredths, whatever the currency's own digits. */
export function hundredths(amount: string): number {
  return Number(toMinor(amount, 2));
}
