/** Program templates, in English. */
export const templateWords = {};
