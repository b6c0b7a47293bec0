/** What an advocate reads of their friends and rewards. */
export const dashboardWords = {};
