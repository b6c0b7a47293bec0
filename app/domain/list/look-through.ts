/** A page looks through no more rows than this, so that no choice of filters makes it slow. */
export const mostLookedThrough = 3000;
