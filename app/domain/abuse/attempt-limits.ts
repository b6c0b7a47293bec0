/** What can be guessed, would bother somebody, or costs the shop something, when repeated. */
export const attemptKinds = [
  'unknown_invite',
  'unknown_name',
  'unknown_link',
  'visit',
  'claim',
  'share',
  'join',
  'join_mail',
  'look_up',
  'appeal',
] as const;
export type AttemptKind = (typeof attemptKinds)[number];

interface AttemptLimit {
  windowMinutes: number;
  /** From one address on the internet, or of whoever else it is counted for. */
  ofOne: number;
  /**
   * In the whole shop; null for no such limit. As a rule it stops only those who tried before in the window, so that
   * whoever wears it out closes nothing for anybody else.
   */
  ofShop: { most: number; stops: 'who_tried_before' | 'everybody' } | null;
}

/**
 * How many attempts are looked at within a window before the next ones are turned away unseen. What merely opens a good
 * link or shows again what somebody has is never counted.
 */
export const attemptLimits = {
  unknown_invite: { windowMinutes: 10, ofOne: 20, ofShop: { most: 2000, stops: 'who_tried_before' } },
  unknown_name: { windowMinutes: 10, ofOne: 5, ofShop: { most: 200, stops: 'who_tried_before' } },
  unknown_link: { windowMinutes: 10, ofOne: 20, ofShop: { most: 2000, stops: 'who_tried_before' } },
  /** Of one invite from one address. Later ones see the page all the same; nothing is kept of them. */
  visit: { windowMinutes: 10, ofOne: 60, ofShop: null },
  /** New claims: as many as a household, a class or an office makes behind one connection. */
  claim: { windowMinutes: 60, ofOne: 30, ofShop: null },
  /** Who is the advocate: more than anybody shares in an hour; the rest is somebody's script. */
  share: { windowMinutes: 60, ofOne: 60, ofShop: null },
  /** Each sends a mail in the shop's name, whose good standing with mail providers is worth more than an hour's newcomers. */
  join: { windowMinutes: 60, ofOne: 5, ofShop: { most: 2000, stops: 'everybody' } },
  /** Who is the mailbox: nobody's is filled by somebody else. */
  join_mail: { windowMinutes: 24 * 60, ofOne: 5, ofShop: null },
  /** Who is the customer: how often Shopify is asked about them. Its Admin API is for the whole shop. */
  look_up: { windowMinutes: 10, ofOne: 10, ofShop: null },
  appeal: { windowMinutes: 60, ofOne: 20, ofShop: { most: 1000, stops: 'who_tried_before' } },
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
