/** The reports, in English. */
export const reportWords = {};
