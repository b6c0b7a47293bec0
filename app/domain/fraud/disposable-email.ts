import { see, type Rule } from './sight.ts';

/** The order's address is of a provider of throw-away addresses. */
export const disposableEmail: Rule<'disposable_email'> = ({ order }) =>
  see(order.isEmailDisposable === true ? 'match' : 'clear');
