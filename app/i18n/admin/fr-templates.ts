/** Program templates, in French. */
export const templateWords = {};
