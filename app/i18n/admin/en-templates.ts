/** Program templates, in English. */
export const templateWords = {
  templates: {
    title: 'New program',
    lead: 'What should it bring you? Each of these is a whole program that you can change before anybody sees it.',
    business: 'Your business',
    use: 'Use this',
    useNamed: 'Use this: {{name}}',
    blank: {
      heading: 'Start from a plain one',
      body: 'Both sides get 10% off, and a friend’s first order counts. You set everything else.',
      action: 'Start plain',
    },
    goal: {
      new_customers: {
        name: 'New customers',
        body: 'Most goes to the friend: a good reason to order for the first time is what brings somebody new.',
        programName: 'Bring a friend',
      },
      retention: {
        name: 'Customers who come back',
        body: 'Most goes to those who already buy from you, for a next order of their own: recommending brings them back.',
        programName: 'Thanks for recommending us',
      },
      revenue: {
        name: 'Larger orders',
        body: 'The friend’s discount starts above your usual order, and advocates get more from their third friend on.',
        programName: 'Recommend and get more',
      },
      trust: {
        name: 'Recommendations you can trust',
        body: 'Small rewards, given two weeks after delivery and only once you have approved them. Nobody gains by cheating.',
        programName: 'Recommended by our customers',
      },
    },
    kind: {
      shop: {
        name: 'Online store',
        why: 'Orders from your online store count. Nothing else needs setting up.',
      },
      local: {
        name: 'Local business with a till',
        why: 'Orders at the till count, friends can simply say the code, and they have two months to come by.',
      },
      subscriptions: {
        name: 'Subscriptions',
        why: 'Discounts work on subscriptions too, and rewards wait two weeks, until the first delivery was kept.',
      },
      services: {
        name: 'Services',
        why: 'Invoices and draft orders count, and advocates are thanked once the service was provided.',
      },
      business_customers: {
        name: 'Business customers',
        why: 'Orders need a minimum, advocates get credit rather than one more code, and rewards wait for your usual 30 days.',
      },
      employees: {
        name: 'Your own staff',
        why: 'Only customers whom you tag “employee” can invite, for at most ten rewards a month each.',
      },
    },
    arithmetic: {
      orders_one: 'Your newest paid order came to {{average}} after discounts.',
      orders_other: 'Your newest {{count}} paid orders came to {{average}} on average after discounts.',
      typed: 'You say that an order comes to {{average}} on average.',
      costs:
        'On such an order the friend’s reward costs you about {{friend}} and the advocate’s about {{advocate}}: {{total}} together.',
      margin: 'That is {{share}} of the {{margin}} that such an order earns you.',
      unknown: 'Without your average order, these are amounts that many shops start with.',
    },
  },
};
