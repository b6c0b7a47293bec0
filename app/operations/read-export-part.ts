import { countListedAdvocates, listAdvocatePage, listChosenAdvocates } from '#app/db/list-advocates.ts';
import { countListedReferrals, listChosenReferrals, listReferralPage } from '#app/db/list-referrals.ts';
import { countListedRewards, listChosenRewards, listRewardPage } from '#app/db/list-rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ListExport } from '#app/domain/list/export.ts';
import { readPlace, writePlace, type Place } from '#app/domain/list/list-page.ts';
import { parseListQuery } from '#app/domain/list/list-query.ts';
import type { ListName } from '#app/domain/list/list-shapes.ts';
import { advocateCells, exportHeadings, referralCells, rewardCells } from '#app/i18n/admin/export-cells.ts';
import { chooseLanguage } from '#app/i18n/admin/language.ts';
import { speakAdmin } from '#app/i18n/admin/speak.ts';
import { writeCsv } from '#app/i18n/admin/write-csv.ts';

type Wanted = Pick<ListExport, 'list' | 'query' | 'language'>;
type Cells = (string | number)[][];

/** One part of an export as text, and where the next one begins; empty after the last. */
export async function readExportPart(
  shop: Shop,
  wanted: Wanted & Pick<ListExport, 'next'>,
  { size, now }: { size: number; now: Date },
): Promise<{ text: string; rows: number; next: string }> {
  const asked = new URLSearchParams(wanted.query);
  const { cells, next } = await readPage(shop, wanted, asked, size, now);
  const isStart = wanted.next === '';
  const text = writeCsv(isStart ? [headings(wanted), ...cells] : cells, { isStart });
  return { text, rows: cells.length, next: next === null ? '' : writePlace(next) };
}

/** The rows that were chosen one by one. */
export async function readChosenRows(
  shop: Shop,
  wanted: Wanted,
  ids: string[],
): Promise<{ text: string; rows: number }> {
  const speech = speechOf(shop, wanted);
  const cells = await readCells();
  return { text: writeCsv([headings(wanted), ...cells], { isStart: true }), rows: cells.length };

  async function readCells(): Promise<Cells> {
    switch (wanted.list) {
      case 'referrals':
        return (await listChosenReferrals(shop, ids)).map((row) => referralCells(row, speech));
      case 'advocates':
        return (await listChosenAdvocates(shop, ids)).map((row) => advocateCells(row, speech));
      case 'rewards':
        return (await listChosenRewards(shop, ids)).map((row) => rewardCells(row, speech));
    }
  }
}

/** How many rows an export will have; what is added meanwhile may come to it. */
export async function countExportRows(shop: Shop, { list, query }: Wanted, most: number, now: Date): Promise<number> {
  const asked = new URLSearchParams(query);
  switch (list) {
    case 'referrals':
      return await countListedReferrals(shop, parseListQuery(list, asked), most);
    case 'advocates':
      return await countListedAdvocates(shop, parseListQuery(list, asked), most);
    case 'rewards':
      return await countListedRewards(shop, parseListQuery(list, asked), most, now);
  }
}

async function readPage(
  shop: Shop,
  wanted: Wanted & Pick<ListExport, 'next'>,
  asked: URLSearchParams,
  size: number,
  now: Date,
): Promise<{ cells: Cells; next: Place | null }> {
  const speech = speechOf(shop, wanted);
  const from = (list: ListName, sort: string) => ({ after: readPlace(list, sort, wanted.next), before: null });
  switch (wanted.list) {
    case 'referrals': {
      const query = parseListQuery(wanted.list, asked);
      const page = await listReferralPage(shop, query, from(wanted.list, query.sort), size);
      return { cells: page.rows.map((row) => referralCells(row, speech)), next: page.next };
    }
    case 'advocates': {
      const query = parseListQuery(wanted.list, asked);
      const page = await listAdvocatePage(shop, query, from(wanted.list, query.sort), size);
      return { cells: page.rows.map((row) => advocateCells(row, speech)), next: page.next };
    }
    case 'rewards': {
      const query = parseListQuery(wanted.list, asked);
      const page = await listRewardPage(shop, query, { start: from(wanted.list, query.sort), size, now });
      return { cells: page.rows.map((row) => rewardCells(row, speech)), next: page.next };
    }
  }
}

function headings({ list, language }: Wanted): string[] {
  return exportHeadings(list, speakAdmin(chooseLanguage(language).locale));
}

function speechOf(shop: Shop, { language }: Wanted) {
  return { t: speakAdmin(chooseLanguage(language).locale), timeZone: shop.timeZone };
}
