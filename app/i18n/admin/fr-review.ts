/** The review queue, the block list, verdicts and notes, in French. */
export const reviewWords = {};
