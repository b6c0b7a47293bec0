/** Days after which a visit may forget where it came from. */
export const originDaysRange = { least: 7, most: 365 } as const;
/** In characters. */
export const longestFooter = 500;
export const longestSender = 60;
export const longestNote = 5000;
