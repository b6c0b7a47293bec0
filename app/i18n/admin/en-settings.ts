/** The settings, in English. */
export const settingsWords = {};
