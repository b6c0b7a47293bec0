/** Why a request of the app got no answer that a page could use. */
export type Trouble = 'offline' | 'signed_out' | 'busy' | 'broken';

/** What the merchant is told while requests wait. */
export interface TroubleView {
  trouble: Trouble;
  /** As the log of the server names the request; null when it never got there. */
  requestId: string | null;
  /** Something that was sent by a press of a button may be given up; what a page reads may not. */
  canGiveUp: boolean;
}

interface Held {
  view: TroubleView;
  isWrite: boolean;
  answer: (answer: 'again' | 'given_up') => void;
}

/** Requests that wait for the merchant or the line. */
let held: readonly Held[] = [];
let lastRequestId: string | null = null;
const listeners = new Set<() => void>();

function hold(next: readonly Held[]): void {
  held = next;
  for (const listener of listeners) listener();
}

export function listenToTrouble(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
export function currentTrouble(): TroubleView | null {
  return held[0]?.view ?? null;
}
/** The server's name for the request that failed last. */
export function failedRequestId(): string | null {
  return lastRequestId;
}

/** Sends everything again that waits. */
export function tryAgain(which: 'all' | 'reads' = 'all'): void {
  const due = held.filter(({ isWrite }) => which === 'all' || !isWrite);
  hold(held.filter((each) => !due.includes(each)));
  for (const each of due) each.answer('again');
}

/** Lets go of what was pressed; what was typed stays on the page. */
export function giveUp(): void {
  const due = held.filter(({ view }) => view.canGiveUp);
  hold(held.filter((each) => !due.includes(each)));
  for (const each of due) each.answer('given_up');
}

/**
 * Wraps `fetch` so that no failure of a page's own request reaches an error page, which would take away what was typed:
 * the request waits, the page stays as it is, and the merchant is told and sends it again. Remix has no place for this;
 * App Bridge wraps `fetch` in the same way to add its token, and asks anew once when the server finds that stale.
 * Every operation behind our actions is safe to be asked twice. A press that is given up answers `{ failed: … }`, which has
 * neither `done` nor `refused`. A page that is being opened and fails is not held: it has nothing typed, and says so itself.
 */
export function keepRequests(
  realFetch: typeof fetch,
  isBeingOpened: (address: URL) => boolean,
  origin: string,
): typeof fetch {
  return async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, origin);
    // Only what Remix asks for its pages: other requests know what to do without an answer.
    if (input instanceof Request || address.origin !== origin || !address.searchParams.has('_data'))
      return await realFetch(input, init);
    const isWrite = (init?.method ?? 'GET') !== 'GET';
    const signal = init?.signal ?? null;
    for (;;) {
      const { response, trouble } = await attempt(realFetch, input, init);
      if (response !== null && trouble === null) return response;
      const requestId = response?.headers.get('x-request-id') ?? null;
      if (requestId !== null) lastRequestId = requestId;
      if (response !== null && trouble === 'broken' && !isWrite && isBeingOpened(address)) return response;
      const view = { trouble: trouble ?? 'offline', requestId, canGiveUp: isWrite };
      if ((await untilAnswered({ view, isWrite }, signal)) === 'given_up')
        return Response.json({ failed: view.trouble }, { headers: { 'X-Remix-Response': 'yes' } });
    }
  };
}

async function attempt(
  realFetch: typeof fetch,
  input: string | URL,
  init: RequestInit | undefined,
): Promise<{ response: Response | null; trouble: Trouble | null }> {
  try {
    const response = await realFetch(input, init);
    return { response, trouble: troubleWith(response) };
  } catch (error) {
    // Whoever asked does not want the answer any more.
    if (init?.signal?.aborted === true) throw error;
    return { response: null, trouble: 'offline' };
  }
}

/** Null for every answer that a page of ours gave on purpose, refusals among them. */
export function troubleWith({ status, headers }: Pick<Response, 'status' | 'headers'>): Trouble | null {
  if (status === 401) return 'signed_out';
  if (status === 429) return 'busy';
  if (status < 500) return null;
  // What a page answered on purpose is marked so; a fault, or a server between us, is not.
  return headers.has('X-Remix-Response') ? null : 'broken';
}

async function untilAnswered(waiting: Omit<Held, 'answer'>, signal: AbortSignal | null): Promise<'again' | 'given_up'> {
  return await new Promise((resolve, reject) => {
    const leave = () => {
      hold(held.filter((each) => each !== mine));
      reject(new DOMException('Nobody waits for it any more.', 'AbortError'));
    };
    const mine: Held = {
      ...waiting,
      answer(answer) {
        signal?.removeEventListener('abort', leave);
        resolve(answer);
      },
    };
    if (signal?.aborted === true) return leave();
    signal?.addEventListener('abort', leave, { once: true });
    hold([...held, mine]);
  });
}
