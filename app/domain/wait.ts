/** How long something waits, in the largest unit that fits; less than a minute is one. */
export interface Wait {
  unit: 'minutes' | 'hours' | 'days';
  count: number;
}

export function waitOf(since: Date, now: Date): Wait {
  const minutes = Math.max(1, Math.floor((now.getTime() - since.getTime()) / 60_000));
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.floor(hours / 24) };
}
