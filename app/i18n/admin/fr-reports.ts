/** The reports, in French. */
export const reportWords = {};
