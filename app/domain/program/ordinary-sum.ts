import { currencyDigits } from '../currency.ts';
import type { Money } from '../money.ts';

/**
 * About what ten dollars are in currencies where ten is no ordinary sum, in whole units. Only the size matters: it is where
 * a suggestion starts while a shop's own average order is not known, and merchants see and change it.
 */
const tenDollars: ReadonlyMap<string, number> = new Map([
  ...about(30, 'ILS PEN PLN QAR SAR TRY AED MYR RON BYN'),
  ...about(50, 'BRL BOB GTQ HKD MOP CNY TWD TTD'),
  ...about(100, 'CZK DKK MXN MAD NOK SEK ZAR UAH MDL EGP HNL NIO SZL LSL NAD BWP'),
  ...about(400, 'THB PHP INR NPR RUB DOP UYU ISK ALL BTN KGS MKD MUR MVR'),
  ...about(1000, 'JPY DZD KES BDT RSD HUF PKR LKR JMD YER HTG AMD DJF'),
  ...about(5000, 'KRW CLP KZT CRC NGN XAF XOF KMF XPF IQD MWK AOA RWF BIF ARS'),
  ...about(20_000, 'COP MNT TZS MMK UGX CDF MGA'),
  ...about(50_000, 'PYG KHR GNF SLL UZS'),
  ...about(100_000, 'IDR LAK LBP SYP'),
  ...about(200_000, 'VND IRR'),
]);

function about(sum: number, currencies: string): [string, number][] {
  return currencies.split(' ').map((currency) => [currency, sum]);
}

/** A sum that a small present has in this currency. */
export function ordinarySum(currency: string): Money {
  const whole = BigInt(tenDollars.get(currency) ?? (currencyDigits(currency) === 3 ? 3 : 10));
  return { amountMinor: whole * 10n ** BigInt(currencyDigits(currency)), currency };
}

/** Steps in which people write sums; each also ten, a hundred … times as much. */
const steps = [10n, 15n, 20n, 25n, 30n, 40n, 50n, 60n, 75n, 80n];

/** The largest sum that people would write which is not above this one; null below the smallest coin. */
export function roundDown({ amountMinor, currency }: Money): Money | null {
  if (amountMinor < 1n) return null;
  if (amountMinor < 10n) return { amountMinor, currency };
  const power = 10n ** BigInt(amountMinor.toString().length - 2);
  const step = steps.findLast((each) => each * power <= amountMinor) ?? 10n;
  return { amountMinor: step * power, currency };
}

/** The smallest sum that people would write which is not below this one. */
export function roundUp({ amountMinor, currency }: Money): Money {
  if (amountMinor < 10n) return { amountMinor: amountMinor < 1n ? 1n : amountMinor, currency };
  const power = 10n ** BigInt(amountMinor.toString().length - 2);
  const step = steps.find((each) => each * power >= amountMinor) ?? 100n;
  return { amountMinor: step * power, currency };
}
