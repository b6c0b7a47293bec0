import type { ShopId } from '#app/domain/ids.ts';
import { inviteCodeSpellings } from '#app/domain/invite/invite-code.ts';
import { database, type Connection } from './client.server.ts';
import { hashEmail } from './personal-data.server.ts';

/** Whom and what a search means. */
export interface Searched {
  advocateIds: string[];
  orderIds: string[];
  /** More people have a name that begins like this than are looked at. */
  isTooWide: boolean;
}

/** So many people of one name are looked at. */
export const mostNamesakes = 100;

/**
 * The advocates of a name (its beginning will do), an invite code or a whole e-mail address, and the orders of a number or
 * an address. An address is looked for by its keyed hash, as all we have of it for that.
 */
export async function findSearched(
  shopId: ShopId,
  search: string,
  connection: Connection = database,
): Promise<Searched | null> {
  if (search === '') return null;
  return search.includes('@')
    ? await searchEmail(shopId, search, connection)
    : await searchText(shopId, search, connection);
}

async function searchEmail(shopId: ShopId, email: string, connection: Connection): Promise<Searched> {
  const emailHash = hashEmail(shopId, email);
  if (emailHash === null) return { advocateIds: [], orderIds: [], isTooWide: false };
  const where = { where: { shopId, emailHash }, select: { id: true }, take: mostNamesakes };
  const [advocates, orders] = await Promise.all([
    connection.advocate.findMany(where),
    connection.order.findMany(where),
  ]);
  return { advocateIds: advocates.map(({ id }) => id), orderIds: orders.map(({ id }) => id), isTooWide: false };
}

async function searchText(shopId: ShopId, text: string, connection: Connection): Promise<Searched> {
  const codes = inviteCodeSpellings(text);
  const names = [text, `#${text}`, text.toUpperCase()];
  const [owners, orders, namesakes] = await Promise.all([
    connection.inviteCode.findMany({ where: { shopId, code: { in: codes } }, select: { advocateId: true } }),
    connection.order.findMany({ where: { shopId, name: { in: names } }, select: { id: true }, take: mostNamesakes }),
    connection.$queryRaw<{ id: string }[]>`
      select id from advocate
       where shop_id = ${shopId} and folded_name(first_name) >= folded_name(${text})
         and folded_name(first_name) < folded_name(${text}) || ${lastCharacter}
       order by folded_name(first_name), id limit ${mostNamesakes + 1}`,
  ]);
  const people = [
    ...owners.map(({ advocateId }) => advocateId),
    ...namesakes.slice(0, mostNamesakes).map(({ id }) => id),
  ];
  return {
    advocateIds: [...new Set(people)],
    orderIds: orders.map(({ id }) => id),
    isTooWide: namesakes.length > mostNamesakes,
  };
}

/** Sorts behind everything that a name can go on with. */
const lastCharacter = '\u{10FFFF}';
