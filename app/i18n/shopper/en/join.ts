/** Joining by e-mail, without an account. */
export const joinWords = {};
