import { listOfferedPrograms } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateFacts } from '#app/domain/program/eligibility.ts';
import { shownProgram, type ShownProgram } from '#app/domain/program/shown-program.ts';

/** The program that an advocate's blocks and pages speak of, for what they do there; null while there is none. */
export async function findShownProgram(shop: Shop, facts: AdvocateFacts, now: Date): Promise<ShownProgram | null> {
  return shownProgram(await listOfferedPrograms(shop.id), { facts, now, timeZone: shop.timeZone });
}
