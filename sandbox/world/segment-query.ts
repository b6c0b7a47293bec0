import { amountSpent, countedOrders } from './customer-orders.ts';
import { compareMoney } from './money.ts';
import { shopTime } from './shop-time.ts';
import type { Customer, Shop } from './types.ts';

/** A query that Shopify, or at least this sandbox, cannot read. */
export class InvalidSegmentQuery extends Error {}

/** Whom a query is asked about. */
interface Subject {
  shop: Shop;
  customer: Customer;
  now: Date;
}
type Condition = (subject: Subject) => boolean;

/** What an attribute is for a customer. A list holds when one of its texts does; null is never equal to anything. */
type Attribute =
  | { type: 'number'; read: (subject: Subject) => string }
  | { type: 'date'; read: (subject: Subject) => string | null }
  | { type: 'text'; read: (subject: Subject) => string }
  | { type: 'list'; read: (subject: Subject) => string[] };

const day = ({ shop }: Subject, timestamp: string | undefined): string | null =>
  timestamp === undefined ? null : shopTime(timestamp, shop.timeZone).slice(0, 10);

const ATTRIBUTES: Record<string, Attribute> = {
  number_of_orders: {
    type: 'number',
    read: ({ shop, customer }) => String(countedOrders(shop, customer.id).length),
  },
  amount_spent: { type: 'number', read: ({ shop, customer }) => amountSpent(shop, customer.id) },
  customer_tags: { type: 'list', read: ({ customer }) => customer.tags },
  customer_countries: {
    type: 'list',
    read: ({ customer }) => customer.addresses.map(({ countryCode }) => countryCode),
  },
  customer_language: { type: 'text', read: ({ customer }) => customer.locale },
  customer_email_domain: { type: 'text', read: ({ customer }) => customer.email.split('@')[1] ?? '' },
  email_subscription_status: {
    type: 'text',
    read: ({ customer }) => (customer.tags.includes('newsletter') ? 'SUBSCRIBED' : 'NOT_SUBSCRIBED'),
  },
  customer_added_date: { type: 'date', read: (subject) => day(subject, subject.customer.createdAt) },
  first_order_date: {
    type: 'date',
    read: (subject) => day(subject, countedOrders(subject.shop, subject.customer.id)[0]?.createdAt),
  },
  last_order_date: {
    type: 'date',
    read: (subject) => day(subject, countedOrders(subject.shop, subject.customer.id).at(-1)?.createdAt),
  },
};

/**
 * Reads a query of Shopify's segment language: `attribute operator value` joined by AND and OR, AND first. Attributes
 * without state behind them, functions and parentheses are refused.
 */
export function segmentCondition(query: string): Condition {
  const tokens = query.match(/'(?:[^'\\]|\\.)*'|<=|>=|!=|[=<>]|[^\s=<>!']+|\S/g) ?? [];
  const read = new Reader(tokens);
  const alternatives = [[clause(read)]];
  while (!read.isDone()) {
    const joint = read.next().toUpperCase();
    if (joint === 'OR') alternatives.push([clause(read)]);
    else if (joint === 'AND') alternatives.at(-1)?.push(clause(read));
    else throw new InvalidSegmentQuery(`Unexpected '${joint}' in the segment query`);
  }
  return (subject) => alternatives.some((conditions) => conditions.every((holds) => holds(subject)));
}

class Reader {
  readonly #tokens: string[];

  constructor(tokens: string[]) {
    this.#tokens = [...tokens];
  }

  isDone(): boolean {
    return this.#tokens.length === 0;
  }

  next(): string {
    const token = this.#tokens.shift();
    if (token === undefined) throw new InvalidSegmentQuery('The segment query ends too soon');
    return token;
  }
}

function clause(read: Reader): Condition {
  const name = read.next();
  const attribute = ATTRIBUTES[name];
  if (!attribute) throw new InvalidSegmentQuery(`'${name}' filter cannot be found.`);
  let operator = read.next().toUpperCase();
  if (operator === 'IS') {
    const word = read.next().toUpperCase();
    const isNegated = word === 'NOT';
    if ((isNegated ? read.next().toUpperCase() : word) !== 'NULL')
      throw new InvalidSegmentQuery('IS needs NULL or NOT NULL');
    return (subject) => isMissing(attribute, subject) !== isNegated;
  }
  const isNegated = operator === 'NOT';
  if (isNegated) operator = read.next().toUpperCase();
  const condition = comparison(attribute, operator, read);
  return (subject) => condition(subject) !== isNegated;
}

function comparison(attribute: Attribute, operator: string, read: Reader): Condition {
  if (operator === 'CONTAINS') {
    const wanted = text(read.next());
    if (attribute.type === 'list') {
      return (subject) => attribute.read(subject).some((item) => item.toLowerCase() === wanted.toLowerCase());
    }
    if (attribute.type === 'text') return (subject) => attribute.read(subject).includes(wanted);
    throw new InvalidSegmentQuery('CONTAINS is for texts and lists');
  }
  if (operator === 'BETWEEN') {
    const least = limit(attribute, read.next());
    if (read.next().toUpperCase() !== 'AND') throw new InvalidSegmentQuery('BETWEEN needs AND');
    const most = limit(attribute, read.next());
    return (subject) =>
      compare(attribute, subject, least, (order) => order >= 0) &&
      compare(attribute, subject, most, (order) => order <= 0);
  }
  const accepts = COMPARATORS[operator];
  if (!accepts) throw new InvalidSegmentQuery(`'${operator}' is not an operator`);
  if (attribute.type === 'list') throw new InvalidSegmentQuery(`A list is compared with CONTAINS`);
  const wanted = limit(attribute, read.next());
  return (subject) => compare(attribute, subject, wanted, accepts);
}

const COMPARATORS: Record<string, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** What a value is for the subject: dates may be relative to now. */
type Limit = (subject: Subject) => string;

function limit(attribute: Attribute, token: string): Limit {
  if (attribute.type === 'text') {
    const wanted = text(token);
    return () => wanted;
  }
  if (attribute.type === 'number' && /^-?\d+(\.\d+)?$/.test(token)) return () => token;
  if (attribute.type === 'date') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(token)) return () => token;
    if (token.toLowerCase() === 'today') return (subject) => day(subject, subject.now.toISOString()) ?? '';
    const offset = /^-(\d+)([dwmy])$/.exec(token);
    if (offset) return (subject) => daysBack(subject, Number(offset[1]), offset[2] ?? 'd');
  }
  throw new InvalidSegmentQuery(`'${token}' is not a value of this filter`);
}

function daysBack(subject: Subject, count: number, unit: string): string {
  const then = new Date(subject.now);
  if (unit === 'm') then.setUTCMonth(then.getUTCMonth() - count);
  else if (unit === 'y') then.setUTCFullYear(then.getUTCFullYear() - count);
  else then.setUTCDate(then.getUTCDate() - count * (unit === 'w' ? 7 : 1));
  return day(subject, then.toISOString()) ?? '';
}

function compare(attribute: Attribute, subject: Subject, wanted: Limit, accepts: (order: number) => boolean): boolean {
  const value = attribute.read(subject);
  if (value === null || Array.isArray(value)) return false;
  const against = wanted(subject);
  if (attribute.type === 'number') return accepts(compareMoney(value, against));
  return accepts(value < against ? -1 : value > against ? 1 : 0);
}

function isMissing(attribute: Attribute, subject: Subject): boolean {
  const value = attribute.read(subject);
  return value === null || value.length === 0;
}

/** The text between single quotes. */
function text(token: string): string {
  if (!/^'.*'$/s.test(token)) throw new InvalidSegmentQuery(`${token} must be in single quotes`);
  return token.slice(1, -1).replace(/\\(.)/gs, '$1');
}
