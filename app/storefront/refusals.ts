import type { ShopperMessage } from '#app/i18n/shopper/words.ts';

/** Everything a shopper's request can be refused for, once it is through the door. */
export type ShopperRefusal =
  | 'unknown_invite'
  | 'unknown_visit'
  | 'no_active_program'
  | 'program_paused'
  | 'program_ended'
  | 'program_not_begun'
  | 'own_invite'
  | 'too_many_tries'
  | 'too_many_from_here'
  | 'too_many_claims'
  | 'codes_not_ready'
  | 'try_again'
  | 'not_eligible'
  | 'unknown_customer';

interface RefusalPage {
  status: 200 | 404 | 409 | 429;
  title: ShopperMessage;
  text: ShopperMessage;
  /** The one thing to do next; without it, the shop itself. */
  next?: { kind: 'open_invite' | 'own_link' | 'claim_again' | 'type_a_code'; words: ShopperMessage };
}

/** What some of the texts speak of. */
export interface RefusalValues {
  /** A day, written out. */
  date?: string;
  /** Minutes to wait. */
  count?: number;
}

/** The one map from refusals to what the shopper reads and what the browser hears. */
export const refusalPages = {
  unknown_invite: {
    status: 404,
    title: 'refusals.unknownInviteTitle',
    text: 'refusals.unknownInviteText',
    next: { kind: 'type_a_code', words: 'refusals.unknownInviteAction' },
  },
  unknown_visit: {
    status: 409,
    title: 'refusals.unknownVisitTitle',
    text: 'refusals.unknownVisitText',
    next: { kind: 'open_invite', words: 'refusals.unknownVisitAction' },
  },
  no_active_program: { status: 404, title: 'refusals.noProgramTitle', text: 'refusals.noProgramText' },
  program_paused: { status: 404, title: 'refusals.pausedTitle', text: 'refusals.pausedText' },
  program_ended: { status: 404, title: 'refusals.endedTitle', text: 'refusals.endedText' },
  program_not_begun: { status: 404, title: 'refusals.notBegunTitle', text: 'refusals.notBegunText' },
  not_eligible: { status: 200, title: 'refusals.notEligibleTitle', text: 'refusals.notEligibleText' },
  own_invite: {
    status: 409,
    title: 'refusals.ownInviteTitle',
    text: 'refusals.ownInviteText',
    next: { kind: 'own_link', words: 'refusals.ownInviteAction' },
  },
  too_many_tries: { status: 429, title: 'refusals.tooManyTriesTitle', text: 'refusals.tooManyTriesText' },
  too_many_from_here: { status: 429, title: 'refusals.tooManyTriesTitle', text: 'refusals.tooManyTriesText' },
  too_many_claims: {
    status: 429,
    title: 'refusals.tooManyClaimsTitle',
    text: 'refusals.tooManyClaimsText',
    next: { kind: 'claim_again', words: 'refusals.codesNotReadyAction' },
  },
  // Not 503: Shopify puts its own error page in the place of a 5xx answer, and the friend would not read ours.
  codes_not_ready: {
    status: 200,
    title: 'refusals.codesNotReadyTitle',
    text: 'refusals.codesNotReadyText',
    next: { kind: 'claim_again', words: 'refusals.codesNotReadyAction' },
  },
  // Shopify itself did not answer soon enough; 200 for the same reason.
  try_again: {
    status: 200,
    title: 'refusals.tryAgainTitle',
    text: 'refusals.tryAgainText',
    next: { kind: 'own_link', words: 'refusals.codesNotReadyAction' },
  },
  unknown_customer: { status: 404, title: 'refusals.unknownCustomerTitle', text: 'refusals.unknownCustomerText' },
} as const satisfies Record<ShopperRefusal, RefusalPage>;
