/** The lists of referrals, advocates and rewards, their views and exports, in French. */
export const listWords = {};
