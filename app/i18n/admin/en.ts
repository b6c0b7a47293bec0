import { homeWords } from './en-home.ts';
import { reportWords } from './en-reports.ts';
import { listWords } from './en-lists.ts';
import { reviewWords } from './en-review.ts';
import { settingsWords } from './en-settings.ts';
import { welcomeWords } from './en-welcome.ts';
import { templateWords } from './en-templates.ts';
import { previewWords } from './en-preview.ts';
import { failureWords } from './en-failures.ts';
import { ledgerWords } from './en-ledger.ts';
import { problemWords } from './en-problems.ts';
import { programWords } from './en-programs.ts';
import { reasonWords } from './en-reasons.ts';
import { referralWords } from './en-referrals.ts';
import { rewardWords } from './en-rewards.ts';

/** Every word of the merchant's admin, in English. French: fr.ts. */
export const en = {
  nav: {
    home: 'Home',
    programs: 'Programs',
    review: 'Review',
    referrals: 'Referrals',
    advocates: 'Advocates',
    rewards: 'Rewards',
    reports: 'Reports',
    settings: 'Settings',
  },
  ...homeWords,
  ...reportWords,
  ...listWords,
  ...reviewWords,
  ...settingsWords,
  ...welcomeWords,
  ...templateWords,
  ...previewWords,
  ...failureWords,
  ...programWords,
  ...problemWords,
  ...reasonWords,
  ...referralWords,
  ...rewardWords,
  ...ledgerWords,
  outside: {
    heading: 'Open Ricochet from your Shopify admin',
    body: 'Ricochet works inside the Shopify admin. Sign in to your store there and choose Ricochet under Apps.',
    action: 'Go to Shopify admin',
  },
};

export type AdminWords = typeof en;
