/** Setting up for the first time, in English. */
export const welcomeWords = {};
