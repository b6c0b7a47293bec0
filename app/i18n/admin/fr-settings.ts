/** The settings, in French. */
export const settingsWords = {};
