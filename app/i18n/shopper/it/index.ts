import { benefitWords } from './benefit.ts';
import { dashboardWords } from './dashboard.ts';
import { inviteWords } from './invite.ts';
import { joinWords } from './join.ts';
import { landingWords } from './landing.ts';
import { reasonWords } from './reasons.ts';
import { refusalsWords } from './refusals.ts';

/** Everything that customers of a shop read in Italian, one file a topic. */
export const it = {
  ...benefitWords,
  ...landingWords,
  ...inviteWords,
  ...joinWords,
  ...dashboardWords,
  ...refusalsWords,
  ...reasonWords,
};
