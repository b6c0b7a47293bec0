/** The lists of referrals, advocates and rewards, their views and exports, in English. */
export const listWords = {};
