import { ledgerWords } from './en-ledger.ts';
import { problemWords } from './en-problems.ts';
import { programWords } from './en-programs.ts';
import { reasonWords } from './en-reasons.ts';
import { referralWords } from './en-referrals.ts';
import { rewardWords } from './en-rewards.ts';

/** Every word of the merchant's admin, in English. French: fr.ts. */
export const en = {
  nav: { home: 'Home', programs: 'Programs', referrals: 'Referrals' },
  home: {
    title: 'Home',
    empty: {
      heading: 'Let your customers bring their friends',
      body: 'A program says what a recommendation is worth to both sides. You start from a ready one and change what you like; nothing is shown to customers until you publish it.',
      action: 'Create program',
    },
    next: {
      heading: 'Next step',
      publish_program: {
        body: 'Your program is still a draft. Publish it so that customers can invite friends.',
        action: 'Open program',
      },
      resume_program: {
        body: 'Your program is paused, so friends can’t claim the offer. Resume it when you are ready.',
        action: 'Open program',
      },
      review_held: {
        body: 'Some referrals wait for your decision. Nothing is rewarded until you decide.',
        action: 'Review referrals',
      },
      add_share_block: {
        body: 'Put the share block on your theme, so that customers find their invite link.',
        action: 'Open theme editor',
      },
      share_first: {
        body: 'Everything is on. Open a product page of your store as a customer and share your first link.',
        action: 'Open store',
      },
    },
    programs: { heading: 'Programs', all: 'View programs' },
    figures: {
      heading: 'Last 30 days',
      visits: 'Visits through invites',
      claims: 'Offers claimed',
      rewarded: 'Referrals rewarded',
      held: 'Referrals on hold',
      declined: 'Referrals declined',
      revenue: 'Revenue from rewarded referrals',
    },
    held: {
      heading: 'Waiting for you',
      none: 'Nothing waits for your decision.',
      order: 'Order {{order}}, invited by {{advocate}}',
      orderOfNobody: 'Order {{order}}, name of the advocate not known',
      all: 'View referrals on hold',
    },
    block: {
      heading: 'Share block',
      checking: 'Asking Shopify about your theme…',
      on: 'On',
      off: 'Not on your theme yet',
      unknown: 'Not known',
      onBody: 'Customers see the share block on your published theme.',
      offBody: 'Add the block to your product page in the theme editor, then save there.',
      unknownBody: 'Shopify didn’t say whether the block is on your theme. You can look in the theme editor.',
      action: 'Open theme editor',
    },
  },
  ...programWords,
  ...problemWords,
  ...reasonWords,
  ...referralWords,
  ...rewardWords,
  ...ledgerWords,
  failure: {
    heading: 'Something went wrong',
    body: 'This page could not be shown. What you saved before is safe. Reload the page or come back in a moment.',
    notFoundHeading: 'Nothing here',
    notFoundBody: 'This page does not exist, or what it showed is gone.',
    home: 'Back to the start',
  },
  outside: {
    heading: 'Open Ricochet from your Shopify admin',
    body: 'Ricochet works inside the Shopify admin. Sign in to your store there and choose Ricochet under Apps.',
    action: 'Go to Shopify admin',
  },
};

export type AdminWords = typeof en;
