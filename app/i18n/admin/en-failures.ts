/** What is said when something does not work, in English. */
export const failureWords = {
  failure: {
    heading: 'Something went wrong',
    body: 'This page could not be shown. What you saved before is safe. Reload the page or come back in a moment.',
    notFoundHeading: 'Nothing here',
    notFoundBody: 'This page does not exist, or what it showed is gone.',
    home: 'Back to the start',
  },
};
