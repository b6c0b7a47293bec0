import { describe, expect, expectTypeOf, test } from 'vitest';
import type { InviteCard, LookAnswer as TheirLookAnswer, UiDashboard } from './ui-contract.ts';
import { inviteCardSchema, uiDashboardSchema } from './ui-contract.ts';
import type { DashboardAnswer, InviteCardAnswer, LookAnswer } from '../../extensions/referral-ui/src/answers.ts';
import {
  dashboardOf,
  emptyDashboard,
  fullDashboard,
  possible,
  ready,
  signedOut,
} from '../../extensions/referral-ui/tests/scenes.ts';

describe('what the app may answer is what the extensions understand', () => {
  test('by their types', () => {
    expectTypeOf<InviteCard>().toExtend<InviteCardAnswer>();
    expectTypeOf<UiDashboard>().toExtend<DashboardAnswer>();
    expectTypeOf<TheirLookAnswer>().toExtend<LookAnswer>();
  });

  test('and the other way round: these tests answer nothing that the app would not', () => {
    for (const answer of [ready, possible, signedOut]) expect(inviteCardSchema.parse(answer)).toEqual(answer);
    for (const dashboard of [emptyDashboard, fullDashboard]) {
      const answer = dashboardOf(dashboard);
      expect(uiDashboardSchema.parse(answer)).toEqual(answer);
    }
  });
});
