import { countPublishedPrograms } from '#app/db/programs.ts';
import { phaseOf, type OfferedProgram } from '#app/domain/program/choose-program.ts';
import { startOfDate } from '#app/domain/time.ts';
import type { PagePlace } from './pages/page-frame.tsx';
import type { Shopper } from './guard.server.ts';
import type { RefusalValues } from './refusals.ts';
import { writeDay } from './write-day.ts';

export interface Rest {
  refusal: 'no_active_program' | 'program_paused' | 'program_ended' | 'program_not_begun';
  values: RefusalValues;
}

/** Why a shop invites nobody now: what is to come first, then what may come back, then what is over. */
export async function explainRest(
  { shop, locale }: Pick<Shopper, 'shop' | 'locale'>,
  offered: OfferedProgram[],
  now: Date,
): Promise<Rest> {
  const schedules = offered.map(({ version }) => version.settings.schedule);
  const coming = schedules.filter((schedule) => phaseOf(schedule, now, shop.timeZone) === 'before');
  const first = firstDay(coming.map(({ startsOn }) => startsOn));
  if (first !== null) return { refusal: 'program_not_begun', values: { date: write(first, { shop, locale }) } };
  if ((await countPublishedPrograms(shop.id, 'paused')) > 0) return { refusal: 'program_paused', values: {} };
  const last = firstDay(
    schedules.map(({ endsOn }) => endsOn),
    'last',
  );
  if (last !== null) return { refusal: 'program_ended', values: { date: write(last, { shop, locale }) } };
  return { refusal: 'no_active_program', values: {} };
}

/** The earliest of some days, or the latest; null when there is none. */
function firstDay(days: (string | null)[], which: 'first' | 'last' = 'first'): string | null {
  const known = days.filter((day) => day !== null).toSorted();
  return known.at(which === 'first' ? 0 : -1) ?? null;
}

function write(day: string, place: Pick<PagePlace, 'shop' | 'locale'>): string {
  return writeDay(startOfDate(day, place.shop.timeZone), place);
}
