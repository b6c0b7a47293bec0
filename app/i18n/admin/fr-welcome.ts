/** Setting up for the first time, in French. */
export const welcomeWords = {};
