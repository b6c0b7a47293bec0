/** The review queue, the block list, verdicts and notes, in English. */
export const reviewWords = {};
