import { isId } from '../ids.ts';
import { listPrefixes, type ListName } from './list-shapes.ts';

/** A row's place in an order: what it is sorted by, as text, and its id. */
export interface Place {
  value: string;
  id: string;
}
/** Where a page begins; both null for the first. */
export interface PageStart {
  after: Place | null;
  before: Place | null;
}

export const firstPage: PageStart = { after: null, before: null };
export const pageSize = 25;

/** The places that stand for days and amounts are whole numbers; names are text. */
const numberPlace = /^-?\d{1,17}$/;

/** Reads `after` or `before` of an address; anything else begins at the start. */
export function parsePageStart(list: ListName, sort: string, asked: URLSearchParams): PageStart {
  const after = readPlace(list, sort, asked.get('after'));
  return { after, before: after === null ? readPlace(list, sort, asked.get('before')) : null };
}

export function writePlace({ value, id }: Place): string {
  return `${value}~${id}`;
}

export function readPlace(list: ListName, sort: string, text: string | null): Place | null {
  const cut = text?.lastIndexOf('~') ?? -1;
  if (text === null || cut < 0 || text.length > 400) return null;
  const [value, id] = [text.slice(0, cut), text.slice(cut + 1)];
  if (!isId(listPrefixes[list], id)) return null;
  const isGood = sort === 'name' ? !/[\p{Cc}\p{Cs}]/u.test(value) : numberPlace.test(value);
  return isGood ? { value, id } : null;
}
