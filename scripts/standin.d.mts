/** Wraps `fetch` so that requests to a shop go to `origin`. */
export function fetchThroughStandin(realFetch: typeof globalThis.fetch, origin: string): typeof globalThis.fetch;
