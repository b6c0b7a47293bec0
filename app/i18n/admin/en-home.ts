/** The home page, in English. */
export const homeWords = {
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
};
