const millisecondsADay = 24 * 60 * 60 * 1000;

/** `days` times twenty-four hours later. */
export function addDays(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * millisecondsADay);
}

export function isBefore(moment: Date, other: Date): boolean {
  return moment.getTime() < other.getTime();
}
