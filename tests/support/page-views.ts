import type { VisitId } from '#app/domain/ids.ts';
import { defaultProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import type { ClaimView } from '#app/storefront/pages/claim-page.tsx';
import type { LandingView } from '#app/storefront/pages/landing-page.tsx';

export const visitId: VisitId = 'vi_01JD0000000000000000000000';
const fifty = { amountMinor: 5000n, currency: 'EUR' };
export const settingsFromFifty: ProgramSettings = {
  ...defaultProgramSettings,
  conditions: { ...defaultProgramSettings.conditions, minimumSubtotal: fifty },
};
/** An invite of Ada's that a friend opened. */
export const landingView: LandingView = {
  advocateFirstName: 'Ada',
  code: 'ADA-K7Q',
  channel: 'whatsapp',
  settings: settingsFromFifty,
  isAdvocateServed: true,
  welcomed: null,
  visitId,
  cartMark: `${visitId}.signed`,
};
/** What the friend was given. */
export const claimView: ClaimView = {
  friendCode: 'HI-7K2M9QX04TBD',
  // Already the next day in the shop's time zone.
  expiresAt: new Date('2026-12-02T23:30:00Z'),
  isExpired: false,
  isUsed: false,
  offer: offerOf({ kind: 'percentage', percent: 10 }, { minimumSubtotal: fifty }),
  cartMark: 'cl_01JD0000000000000000000000.signed',
};
