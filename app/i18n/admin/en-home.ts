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
      heading: 'One suggestion',
      dismiss: 'Don’t suggest this again',
      nothing: {
        body: 'Nothing to suggest right now. When your figures call for something, you read it here.',
        action: 'View reports',
      },
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
        body: 'Put the share block on your product page, so that customers find their invite link.',
        action: 'Open theme editor',
      },
      share_first: {
        body: 'Everything is on, and nobody has shared yet. Open a product page of your store as a customer and share your first link.',
        action: 'Open store',
      },
      raise_friend_offer: {
        body: 'Fewer than one in ten who open an invite take the offer. A better one for the friend, or no minimum, may convince more of them.',
        action: 'Open program',
      },
      longer_claim_days: {
        body: 'Fewer than one in ten who take the offer go on to order. Give friends more days to use it.',
        action: 'Open program',
      },
      lower_cost: {
        body: 'Rewards and discounts take more than 30% of what friends spend. A minimum order or a smaller reward would lower that.',
        action: 'Open program',
      },
      invite_more: {
        body: 'Few customers share so far. The launcher brings the invite to every page of your store.',
        action: 'Open theme editor',
      },
    },
    programs: { heading: 'Programs', all: 'View programs' },
    figures: {
      heading: 'What your programs brought',
      period: 'Period',
      last_7: 'Last 7 days',
      last_30: 'Last 30 days',
      last_90: 'Last 90 days',
      visits: 'Visits through invites',
      claims: 'Offers claimed',
      orders: 'Friends’ orders',
      rewarded: 'Referrals rewarded',
      revenue: 'Revenue from friends',
      cost: 'Cost of rewards and discounts',
      compared: 'Change against the {{count}} days before',
      incomparable: 'Nothing to compare with',
      nothing: 'Nothing yet in this period. As soon as a friend opens an invite, you see it here.',
      reports: 'View reports',
    },
    held: {
      heading: 'Waiting for you',
      none: 'Nothing waits for your decision. Referrals that a rule or your program holds back appear here.',
      order: 'Order {{order}}, invited by {{advocate}}',
      orderOfNobody: 'Order {{order}}, name of the advocate not known',
      all: 'View all that wait',
    },
    failures: {
      heading: 'Something is not getting through',
      deliveries_one:
        '{{count}} message from Shopify, such as an order, could not be worked yet. We keep trying; nothing is lost.',
      deliveries_other:
        '{{count}} messages from Shopify, such as orders, could not be worked yet. We keep trying; nothing is lost.',
      jobs_one:
        '{{count}} piece of work failed every time. We ask for it again by ourselves; if this stays here for a day, please write to us.',
      jobs_other:
        '{{count}} pieces of work failed every time. We ask for them again by ourselves; if this stays here for a day, please write to us.',
      waitingMails_one: '{{count}} e-mail to a customer is late. It goes out as soon as the mail server takes it.',
      waitingMails_other: '{{count}} e-mails to customers are late. They go out as soon as the mail server takes them.',
      refusedMails_one:
        '{{count}} e-mail of the last 7 days was refused by the customer’s mail server: the address may be wrong. The reward is there all the same; you can tell them yourself.',
      refusedMails_other:
        '{{count}} e-mails of the last 7 days were refused by the customers’ mail servers: the addresses may be wrong. The rewards are there all the same; you can tell them yourself.',
      rewards: 'View rewards',
    },
    block: {
      heading: 'In your store',
      checking: 'Asking Shopify about your theme…',
      on: 'On',
      off: 'Not on your theme yet',
      unknown: 'Not known',
      offExtra: 'Off',
      unknownBody: 'Shopify didn’t say what is on your theme. You can look in the theme editor.',
      action: 'Add it in the theme editor',
      actionNamed: 'Add it in the theme editor: {{block}}',
      change: 'Change it in the theme editor',
      changeNamed: 'Change it in the theme editor: {{block}}',
      share: { name: 'Share block', body: 'On your product page, with the customer’s own link.' },
      launcher: { name: 'Launcher', body: 'A button on every page that opens the invite.' },
      'welcome-bar': { name: 'Welcome bar', body: 'Reminds invited friends of their offer while they look around.' },
      dashboard: { name: 'Dashboard', body: 'On the account page: a customer’s shares, friends and rewards.' },
    },
  },
};
