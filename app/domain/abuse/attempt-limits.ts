/** What can be guessed, or would bother somebody when repeated. */
export const attemptKinds = ['unknown_invite', 'unknown_name', 'join', 'appeal', 'unknown_link'] as const;
export type AttemptKind = (typeof attemptKinds)[number];

interface AttemptLimit {
  windowMinutes: number;
  /** From one address on the internet, and in the whole shop. */
  ofOne: number;
  ofShop: number;
}

/**
 * How many attempts are looked at within a window before the next ones are turned away unseen. Only what failed, or sends
 * a mail, counts: people who open a good link are never slowed down.
 */
export const attemptLimits = {
  unknown_invite: { windowMinutes: 10, ofOne: 20, ofShop: 2000 },
  unknown_name: { windowMinutes: 10, ofOne: 5, ofShop: 200 },
  join: { windowMinutes: 60, ofOne: 5, ofShop: 500 },
  appeal: { windowMinutes: 60, ofOne: 20, ofShop: 1000 },
  unknown_link: { windowMinutes: 10, ofOne: 20, ofShop: 2000 },
} as const satisfies Record<AttemptKind, AttemptLimit>;

/** The start of the window that `now` lies in. Windows stand still, so that everybody counts in the same one. */
export function windowOf(kind: AttemptKind, now: Date): Date {
  const milliseconds = attemptLimits[kind].windowMinutes * 60_000;
  return new Date(Math.floor(now.getTime() / milliseconds) * milliseconds);
}
