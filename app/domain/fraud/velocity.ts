import { see, type Rule } from './sight.ts';

const millisecondsAnHour = 60 * 60 * 1000;

/** More than so many friends' orders, this one included, in the hours up to this order. */
export const velocity: Rule<'velocity'> = ({ order, history }, { friends, hours }) => {
  const until = order.placedAt.getTime();
  const since = until - hours * millisecondsAnHour;
  const others = history.friendOrdersAt.filter((at) => at.getTime() > since && at.getTime() <= until);
  const count = 1 + others.length;
  return see(count > friends ? 'match' : 'clear', { count, limit: friends });
};
