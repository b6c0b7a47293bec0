/**
 * How many claims a shop, and one advocate's invite, may see within the window before the next friend is asked to wait.
 * Far above what people do, a shop's busiest sale included; it stops scripts that would empty the pool of codes.
 */
export const claimLimits = { windowSeconds: 10, ofShop: 2000, ofAdvocate: 1500 } as const;
