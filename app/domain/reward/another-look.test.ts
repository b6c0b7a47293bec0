import { expect, test } from 'vitest';
import { canBeLookedAtAgain } from './another-look.ts';

const asked = { status: 'reversed', appealedAt: null } as const;

test('what a person took back can be looked at again, unless its order was lost since', () => {
  expect(canBeLookedAtAgain({ ...asked, reasons: ['merchant'] })).toBe(true);
  expect(canBeLookedAtAgain({ ...asked, reasons: ['order_refunded'] })).toBe(false);
  // Undone, approved anew, and then the order was cancelled or charged back.
  expect(canBeLookedAtAgain({ ...asked, reasons: ['merchant', 'order_cancelled'] })).toBe(false);
  expect(canBeLookedAtAgain({ ...asked, reasons: ['merchant', 'chargeback'] })).toBe(false);
});
