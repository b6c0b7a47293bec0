/** What can be guessed, or would bother somebody when repeated. */
export const attemptKinds = [
  'unknown_invite',
  'unknown_name',
  'given_address',
  'join',
  'join_mail',
  'appeal',
  'unknown_link',
] as const;
export type AttemptKind = (typeof attemptKinds)[number];

interface AttemptLimit {
  windowMinutes: number;
  /** From one address on the internet, and in the whole shop. */
  ofOne: number;
  ofShop: number;
}

/**
 * How many attempts are looked at within a window before the next ones are turned away unseen. Only what failed, sends a
 * mail, or gives an address counts: people who open a good link are never slowed down.
 */
export const attemptLimits = {
  unknown_invite: { windowMinutes: 10, ofOne: 20, ofShop: 2000 },
  unknown_name: { windowMinutes: 10, ofOne: 5, ofShop: 200 },
  /** Claims with an e-mail address: as many as a household, a class or an office makes behind one connection. */
  given_address: { windowMinutes: 60, ofOne: 30, ofShop: 20_000 },
  join: { windowMinutes: 60, ofOne: 5, ofShop: 500 },
  /** Who is the mailbox: nobody's is filled by somebody else. */
  join_mail: { windowMinutes: 24 * 60, ofOne: 5, ofShop: 5000 },
  appeal: { windowMinutes: 60, ofOne: 20, ofShop: 1000 },
  unknown_link: { windowMinutes: 10, ofOne: 20, ofShop: 2000 },
} as const satisfies Record<AttemptKind, AttemptLimit>;

/** The start of the window that `now` lies in. Windows stand still, so that everybody counts in the same one. */
export function windowOf(kind: AttemptKind, now: Date): Date {
  const milliseconds = attemptLimits[kind].windowMinutes * 60_000;
  return new Date(Math.floor(now.getTime() / milliseconds) * milliseconds);
}

/** Whole minutes until the window ends that `now` lies in: when somebody who was turned away may try again. */
export function minutesLeft(kind: AttemptKind, now: Date): number {
  const end = windowOf(kind, now).getTime() + attemptLimits[kind].windowMinutes * 60_000;
  return Math.ceil((end - now.getTime()) / 60_000);
}
