/**
 * How finely the rows of `figure` divide what they sum up. Each sum is kept once for every one of them, so that a page which
 * asks for one dimension, or is narrowed by one and divided by another, reads a few rows a day and not every combination of all.
 */
export const divisions = [
  'every',
  'whole',
  'version',
  'channel',
  'market',
  'version_channel',
  'version_market',
  'channel_market',
] as const;
export type Division = (typeof divisions)[number];
export type DividedColumn = 'program_id' | 'version_number' | 'channel' | 'market';

const columnsOf: Record<Division, readonly DividedColumn[]> = {
  every: ['program_id', 'version_number', 'channel', 'market'],
  whole: [],
  version: ['program_id', 'version_number'],
  channel: ['channel'],
  market: ['market'],
  version_channel: ['program_id', 'version_number', 'channel'],
  version_market: ['program_id', 'version_number', 'market'],
  channel_market: ['channel', 'market'],
};

const spans = ['day', 'month'] as const;

/** What `figure.grain` says: the finest rows are plainly of a day or a month, the others name what they divide by. */
export function grainOf(division: Division, span: (typeof spans)[number]): string {
  return division === 'every' ? span : `${division}_${span}`;
}

export const figureGrains = divisions.flatMap((division) => spans.map((span) => grainOf(division, span)));

/** The grains whose rows are of single days. */
export const grainsOfDays = divisions.map((division) => grainOf(division, 'day'));

/** The grains whose rows tell a column's values apart. */
export function grainsWith(column: DividedColumn): string[] {
  return divisions.flatMap((division) =>
    columnsOf[division].includes(column) ? spans.map((span) => grainOf(division, span)) : [],
  );
}

/** The coarsest division that still tells these columns apart. */
export function divisionFor(columns: readonly DividedColumn[]): Division {
  const coarsestFirst = divisions.toSorted((one, other) => columnsOf[one].length - columnsOf[other].length);
  return coarsestFirst.find((division) => columns.every((column) => columnsOf[division].includes(column))) ?? 'every';
}
