import { recognitionKinds, type Recognition } from './recognition.ts';

/** Something about an order that leads back to an invite. */
export interface Lead<Invited> {
  recognition: Recognition;
  /** When the friend was invited, as far as this tells: the claim, the visit, or the order itself. */
  at: Date;
  /** Tells two leads of one moment apart. */
  key: string;
  invited: Invited;
}

/**
 * Whom an order is credited to. The strongest kind of evidence speaks alone: what is weaker never changes who is credited.
 * When it names several invites, the program says whether the first or the last wins; when they are of several programs,
 * the program of the last one says it.
 */
export function decideCredit<Invited>(leads: readonly Lead<Invited>[], wins: 'last' | 'first'): Lead<Invited> | null {
  return strongestOf(leads).at(wins === 'last' ? -1 : 0) ?? null;
}

/** The lead whose program says which one wins; null when nothing leads to an invite. */
export function findLastLead<Invited>(leads: readonly Lead<Invited>[]): Lead<Invited> | null {
  return decideCredit(leads, 'last');
}

/** The leads of the strongest kind there is, from the first to the last. */
function strongestOf<Invited>(leads: readonly Lead<Invited>[]): Lead<Invited>[] {
  const strongest = recognitionKinds.find((kind) => leads.some(({ recognition }) => recognition.kind === kind));
  return leads.filter(({ recognition }) => recognition.kind === strongest).toSorted(byTime);
}

/** The answer never depends on the order of a list. */
function byTime(one: Lead<unknown>, other: Lead<unknown>): number {
  const later = one.at.getTime() - other.at.getTime();
  return later !== 0 ? later : one.key < other.key ? -1 : one.key > other.key ? 1 : 0;
}
