/** What is said when something does not work, in English. */
export const failureWords = {
  failure: {
    heading: 'Something went wrong on our side',
    body: 'This page could not be shown. What you saved before is safe. Reload the page or come back in a moment.',
    requestId: 'If you write to us, name this number: {{id}}',
    notFoundHeading: 'Nothing here any more',
    notFoundBody: 'What you are looking for was deleted, perhaps in another tab, or its address has a mistake.',
    home: 'Back to Home',
    programs: 'See all programs',
    reload: 'Reload the page',
    tryAgain: 'Try again',
    notNow: 'Keep editing',
    offline: {
      heading: 'You are offline',
      body: 'Nothing is lost: what you typed is still here. It is sent as soon as you are back online.',
    },
    signed_out: {
      heading: 'Your session ended',
      body: 'What you typed is still here, but it is not saved. Try again. If that doesn’t help, copy what you need and reload the page.',
    },
    busy: {
      heading: 'Too many requests at once',
      body: 'Nothing is lost: what you typed is still here. Wait a moment, then try again.',
    },
    broken: {
      heading: 'Something went wrong on our side',
      body: 'Nothing is lost: what you typed is still here. Try again in a moment.',
    },
    shopify_unavailable: {
      heading: 'Shopify does not answer at the moment',
      body: 'Names of products and segments may be missing here. Everything else works, and you can save.',
    },
  },
};
